import { expect, test } from '@playwright/test';
import { createClient } from '../generated/client/index.js';
import {
  addExample,
  createDataset,
  listExamples,
  predict,
  startTraining,
  watchTrainingRun,
} from '../generated/sdk.gen.js';
import { Server } from '../server.js';

const server = new Server();

test.beforeAll(() => server.start());

test.afterAll(() => server.dispose());

test('a client made of the API document goes from nothing to a prediction', async () => {
  const client = createClient({ baseUrl: server.address });
  const { data: flats } = await createDataset({
    client,
    throwOnError: true,
    body: {
      name: 'Flats',
      inputs: [
        { name: 'size', kind: 'numeric', unit: 'm²' },
        { name: 'kind', kind: 'categorical' },
      ],
      target: { name: 'rent', unit: '€' },
    },
  });
  const path = { dataset: flats.id };
  for (let size = 20; size < 80; size++) {
    const x = { size, kind: size % 2 === 0 ? 'loft' : 'studio' };
    await addExample({ client, throwOnError: true, path, body: { x, y: 100 + 10 * size } });
  }
  const listed = await listExamples({ client, throwOnError: true, path, query: { where: ['size>=50'], pageSize: 5 } });
  expect(listed.data.total).toBe(30);
  expect(listed.data.items[0]?.x['kind']).toBe('studio');

  const { data: run } = await startTraining({ client, throwOnError: true, path, body: { epochs: 40, members: 2 } });
  const { stream } = await watchTrainingRun({ client, path: { ...path, id: run.id } });
  let last;
  for await (const event of stream) {
    last = event;
  }
  expect(last).toMatchObject({ id: run.id, status: 'succeeded' });

  const answer = await predict({ client, throwOnError: true, path, body: { x: { size: 50, kind: 'loft' } } });
  if (!('y' in answer.data)) {
    throw new Error('One question has one answer.');
  }
  expect(answer.data.y).toBeGreaterThan(540);
  expect(answer.data.y).toBeLessThan(660);
});

test('a client made of the API document tells the problem that the server tells', async () => {
  const client = createClient({ baseUrl: server.address });
  const { error, response } = await predict({ client, path: { dataset: 'nowhere' }, body: { x: { size: 50 } } });
  expect(response?.status).toBe(404);
  expect(error?.type).toBe('urn:regressor:problem:not-found');
});
