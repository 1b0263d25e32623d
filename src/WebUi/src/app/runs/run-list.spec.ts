import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { CUSTOMERS } from '../../testing/classes';
import { HOUSES, RUN } from '../../testing/datasets';
import { MODEL } from '../../testing/reports';
import { ModelDto, TrainingRunDto } from '../api/generated/models';
import { I18n } from '../core/i18n/i18n';
import { CurrentDataset } from '../datasets/current-dataset';
import { CurrentTraining } from '../training/current-training';
import { RunList } from './run-list';

describe('RunList', () => {
  async function shown(
    items: TrainingRunDto[],
    watch: unknown = null,
    dataset = HOUSES,
    models: ModelDto[] = [],
  ): Promise<string[][]> {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: CurrentTraining, useValue: { watch: () => watch } },
        { provide: CurrentDataset, useValue: { dataset: signal(dataset) } },
      ],
    });
    TestBed.inject(I18n).language.set('en');
    const fixture = TestBed.createComponent(RunList);
    fixture.detectChanges();
    TestBed.inject(HttpTestingController)
      .expectOne(({ url }) => url === `/api/datasets/${dataset.id}/training-runs`)
      .flush({ items, total: items.length, page: 1, pageSize: 50 });
    TestBed.inject(HttpTestingController)
      .match(({ url }) => url === `/api/datasets/${dataset.id}/models`)
      .forEach((request) => {
        request.flush({ items: models, total: models.length, page: 1, pageSize: 200 });
      });
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;
    return [...page.querySelectorAll('tbody tr')].map((row) =>
      [...row.querySelectorAll('td')].slice(1).map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim()),
    );
  }

  it('tells each training’s error in the unit of the target, and its quality', async () => {
    const times = { startedAt: '2026-01-01T00:00:00Z', finishedAt: '2026-01-01T00:00:12Z' };
    const made: TrainingRunDto = {
      ...RUN,
      ...times,
      status: 'succeeded',
      modelVersion: 3,
      result: { mae: 32.4, quality: 'fair', accuracy: null, logLoss: null },
    };
    const [row] = await shown([made]);
    expect(row?.slice(0, 4)).toEqual(['Done', 'Version 3', 'Fair', '±US$32']);
  });

  it('says beside the quality how the version was tested', async () => {
    const result = { mae: 32.4, quality: 'fair' as const, accuracy: null, logLoss: null };
    const split = { ...MODEL.split, by: 'group' as const, column: 'city' };
    const dataset = { ...HOUSES, activeModelVersion: 3 };
    const run: TrainingRunDto = { ...RUN, status: 'succeeded', modelVersion: 3, result };
    const [row] = await shown([run], null, dataset, [{ ...MODEL, version: 3, split }]);
    expect(row?.[2]).toMatch(/^Fair.*by city$/);
  });

  it('tells the share of right answers where a class is predicted', async () => {
    const result = { mae: null, quality: 'good' as const, accuracy: 0.874, logLoss: 0.31 };
    const [row] = await shown([{ ...RUN, status: 'succeeded', modelVersion: 3, result }], null, CUSTOMERS);
    expect(row?.slice(2, 4)).toEqual(['Good', '87% right']);
  });

  it('has no figure of a class from before it was recorded', async () => {
    const result = { mae: null, quality: null, accuracy: null, logLoss: null };
    const [row] = await shown([{ ...RUN, status: 'succeeded', modelVersion: 3, result }], null, CUSTOMERS);
    expect(row?.[3]).toBe('–');
  });

  it('says why a training failed, and has no error of a model that is not there', async () => {
    const failure = { code: 'constantTarget' as const, parameters: { value: 7 } };
    const [row] = await shown([{ ...RUN, status: 'failed', error: 'English.', failure }]);
    expect(row).toEqual([
      'Failed',
      'The target is 7 in every training row. Add rows with other values.',
      '–',
      '–',
      '–',
    ]);
  });

  it('follows the training that runs', async () => {
    const [row] = await shown([RUN], { run: () => ({ ...RUN, status: 'running' }), fraction: () => 0.41 });
    expect(row?.[0]).toBe('Running · 41%');
  });
});
