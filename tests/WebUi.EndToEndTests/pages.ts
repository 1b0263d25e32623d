import { Server } from './server.js';

/** Every page, in the states that look different. */
export const PAGES = [
  '/d/line/predict',
  '/d/flats/predict?x.size=900',
  '/d/empty/predict',
  '/d/untrained/predict',
  '/d/nowhere/predict',
  '/d/line/predict/file',
  '/d/empty/data',
  '/d/untrained/data',
  '/d/flats/data?where=size%3E20&sort=rent&size=25',
  '/d/line/data/add',
  '/d/line/data/import',
  '/d/line/model',
  '/d/empty/model',
  '/d/untrained/model',
  '/d/line/model/1',
  '/d/line/model?compare=2,1',
  '/datasets',
  '/datasets/new',
  '/datasets/trash',
  '/d/line/settings',
  '/datasets/import',
  '/access',
  '/about',
];

/** A server with datasets in every state of `PAGES`. */
export async function serverWithPages(): Promise<Server> {
  const server = new Server();
  await server.start();
  await server.addLine();
  await server.addLine('Empty', { examples: 0, train: false });
  await server.addLine('Untrained', { examples: 3, train: false });
  await server.addFlats();
  await server.train('flats');
  await server.train('line', { epochs: 5, members: 2 });
  return server;
}
