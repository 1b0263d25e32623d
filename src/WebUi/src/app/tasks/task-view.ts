import { ModelDto, PredictionDto, PredictionTask, TargetColumnDto, TrainingResultDto } from '../api/generated/models';
import { Axis, Bounds } from '../charts/chart-spec';
import { ColumnValue } from '../column-types/column-type';
import { Texts } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';
import { Addition } from '../report/result';

/** What the words of an answer are made of. */
export interface Wording {
  target: TargetColumnDto;
  t: Texts;
  numbers: NumberFormatter;
}

/** An answer on one line. */
export interface Reading {
  y: string;
  exact: string;
  /** Its range, or its set; empty where there is none. */
  range: string;
  /** The same where there is little room beside y. */
  shortRange: string;
}

/** The main figures of a model, which its training keeps. */
export type Result = Pick<TrainingResultDto, 'mae' | 'accuracy'>;

export interface Figure {
  text: string;
  exact: string;
}

/** An answer as a height on a chart. */
export interface Height {
  y: number;
  interval: Bounds | null;
  covered: boolean;
}

/** What is drawn of an answer as an input varies. */
export interface EffectView {
  /** Of these, one is drawn; empty where there is nothing to choose. */
  choices(target: TargetColumnDto): readonly string[];
  /** The first one to draw. */
  usual(target: TargetColumnDto, answer: PredictionDto | undefined): string;
  height(answer: PredictionDto, choice: string): Height;
  /** Height of a row. */
  place(y: ColumnValue, choice: string): number;
  axis(choice: string, wording: Wording): Axis;
}

/**
 * What lists and charts of any task ask about one. Components that differ by task are chosen by `@switch` where they
 * stand.
 */
export interface TaskView {
  readonly name: PredictionTask;
  /** Confidences to choose from; null for any from 50 % to 99 %. */
  readonly confidences: readonly number[] | null;
  readonly effect: EffectView;
  reading(answer: PredictionDto, wording: Wording): Reading;
  /** The difference to another answer; null where there is nothing to subtract. */
  difference(answer: PredictionDto, other: PredictionDto, wording: Wording): string | null;
  /** What is asked for beside x and the confidence. */
  extras(above: number | null): { quantiles?: number[]; above?: number[] };
  /** How good a model is, as one figure of a list; null where that was not measured. */
  headline(result: Result, wording: Pick<Wording, 'numbers' | 't'> & { unit: string | null }): Figure | null;
  /** By which the figures of a report are rounded. */
  uncertainty(model: Pick<ModelDto, 'metrics'>): number;
  /** The error of a running training: what its axis counts in, and how it is read. */
  readonly trainingError: {
    readonly scale: number;
    readonly text: (error: number, uncertainty: number, unit: string | null, numbers: NumberFormatter) => string;
  };
  /** Unit of an error. */
  unit(target: TargetColumnDto): string | null;
  /** What the model adds to the linear one. */
  addition(model: Pick<ModelDto, 'metrics' | 'comparison' | 'targetSpread'>): Addition;
}
