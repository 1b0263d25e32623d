import openApi from '../../../openapi.json';
import { en } from '../core/i18n/en';
import { fr } from '../core/i18n/fr';

describe('AuditList', () => {
  /** What changes nothing and is told all the same: who was let in, and what was taken out; and what the change of a dataset was. */
  const further = [
    'backup',
    'changeCosts',
    'changeDataset',
    'changeSplit',
    'declineSplit',
    'exportExamples',
    'exportOnnx',
    'getCheckpoint',
    'signIn',
    'signInByProvider',
    'wrongKey',
  ];

  it('has words for everything that is written to the log: what changes something and needs more than to predict, and accesses', () => {
    const changes = Object.values<Record<string, { operationId: string }>>(openApi.paths)
      .flatMap((path) => Object.entries(path))
      .filter(([method, operation]) => method !== 'get' && /scope '(write|admin)'/.test(JSON.stringify(operation)))
      .map(([, { operationId }]) => operationId);
    expect(changes).toContain('cancelTraining');
    for (const { access } of [en, fr]) {
      expect(Object.keys(access.operations).sort()).toEqual([...changes, ...further].sort());
    }
  });
});
