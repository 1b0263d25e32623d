import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, input } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { By } from '@angular/platform-browser';
import { HOUSES, summaryOf } from '../../../testing/datasets';
import { PredictionDto, PredictRequest } from '../../api/generated/models';
import { Chart } from '../../charts/chart';
import { ChartSpec } from '../../charts/chart-spec';
import { PartialDependencePlot } from './partial-dependence-plot';
import { PredictionInput } from '../prediction-input';

/** Nothing is drawn here. */
@Component({ selector: 'app-chart', template: '' })
class Blank {
  readonly spec = input.required<ChartSpec>();
}

const DATASET = {
  ...HOUSES,
  activeModelVersion: 3,
  summary: [summaryOf({ name: 'sqft', min: 10, max: 100 }), summaryOf({ name: 'price' })],
};

function answerOf(y: number): PredictionDto {
  return { task: 'regression', y, interval: null, disagreement: 0, modelVersion: 3, warnings: [], covered: true };
}

describe('Effect', () => {
  it('shows the answer at the question that it belongs to while the next one is on its way', async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    TestBed.overrideComponent(PartialDependencePlot, { remove: { imports: [Chart] }, add: { imports: [Blank] } });
    const backend = TestBed.inject(HttpTestingController);
    const fixture = TestBed.createComponent(PartialDependencePlot);
    const question: PredictionInput = { x: { sqft: 60, city: null }, confidence: 0.9 };
    const settle = async () => {
      await new Promise((resolve) => setTimeout(resolve));
      fixture.detectChanges();
    };
    const asked = () => {
      const { componentInstance } = fixture.debugElement.query(By.directive(Blank)) as { componentInstance: Blank };
      return componentInstance.spec().series.find(({ role }) => role === 'asked')?.points;
    };
    fixture.componentRef.setInput('dataset', DATASET);
    fixture.componentRef.setInput('columns', DATASET.inputs);
    fixture.componentRef.setInput('decisive', DATASET.inputs);
    fixture.componentRef.setInput('question', question);
    fixture.componentRef.setInput('answered', { question, answer: answerOf(70) });
    await settle();
    const curve = backend.expectOne({ method: 'POST', url: '/api/datasets/houses/predictions' });
    curve.flush({ predictions: (curve.request.body as PredictRequest).xs?.map(() => answerOf(70)) });
    await settle();
    expect(asked()).toEqual([{ x: 60, y: 70 }]);

    fixture.componentRef.setInput('question', { ...question, x: { sqft: 78, city: null } });
    await settle();
    expect(asked()).toEqual([{ x: 60, y: 70 }]);
  });
});
