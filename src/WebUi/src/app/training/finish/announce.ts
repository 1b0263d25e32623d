import { inject, Injectable } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { Api } from '../../api/generated/api';
import { getModel } from '../../api/generated/functions';
import { DatasetDetailDto, ModelDto, TrainingRunDto } from '../../api/generated/models';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { Activation } from '../activation';
import { CurrentTraining, FollowedTraining } from '../current-training';
import { DesktopNotification } from './desktop-notification';
import { LONG_SECONDS } from './notify-offer';
import { endedText } from './ended-texts';
import { EndedToast, EndedToastData } from './ended-toast';

/** Long enough to read and to reach; the report keeps what it says. */
const SHOWN_MS = 20_000;

/** Tells the end of a training where it is not in view. */
@Injectable({ providedIn: 'root' })
export class Announcement {
  private readonly api = inject(Api);
  private readonly bar = inject(MatSnackBar);
  private readonly router = inject(Router);
  private readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);
  private readonly notification = inject(DesktopNotification);
  private readonly training = inject(CurrentTraining);
  private readonly activation = inject(Activation);

  async tell({ dataset, watch }: FollowedTraining): Promise<void> {
    const run = watch.run();
    if (!run) {
      return;
    }
    const { modelVersion } = run;
    const model = modelVersion === null ? null : await this.model(dataset.id, modelVersion);
    const text = endedText(run, dataset, model, this.t(), this.numbers);
    const report = ['/d', dataset.id, 'model', ...(modelVersion === null ? ['runs', run.id] : [modelVersion])];
    if (document.hidden && (watch.pace()?.secondsInAll ?? 0) > LONG_SECONDS) {
      this.notification.show(text, () => void this.router.navigate(report));
    }
    const t = this.t().training.ended;
    const undo = this.undoOf(run, dataset);
    if (!this.training.isShown(watch)) {
      const links = [
        ...(run.activation?.activated ? [{ label: t.predict, to: ['/d', dataset.id, 'predict'] }] : []),
        { label: modelVersion === null ? t.details : t.report, to: report },
      ];
      this.open({ text, links, undo });
    } else if (undo && modelVersion !== null) {
      this.open({ text: this.t().models.activated(modelVersion), links: [], undo });
    }
  }

  private open(data: EndedToastData): void {
    this.bar.openFromComponent<EndedToast, EndedToastData>(EndedToast, { data, duration: SHOWN_MS });
  }

  /** The way back from a version that took over however good it is; one that stood a comparison needs none. */
  private undoOf({ activation, modelVersion }: TrainingRunDto, dataset: DatasetDetailDto): (() => void) | null {
    const { id, activeModelVersion: before } = dataset;
    return activation?.activated && activation.reason === 'always' && before !== null && before !== modelVersion
      ? () => void this.activation.goBack(id, before)
      : null;
  }

  /** What it says of the model is worth less than that it is there. */
  private async model(dataset: string, version: number): Promise<ModelDto | null> {
    try {
      return await firstValueFrom(this.api.invoke(getModel, { dataset, version }));
    } catch {
      return null;
    }
  }
}
