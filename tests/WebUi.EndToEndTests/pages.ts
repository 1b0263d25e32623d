import { Server } from './server.js';

/** Every page, in the states that look different. */
const PAGES = [
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
  '/d/line/model/history',
  '/d/empty/model/history',
  '/d/line/settings',
  '/d/hens/settings',
  '/d/coops/model',
  '/d/coops/predict',
  '/datasets',
  '/datasets/new',
  '/datasets/trash',
  '/datasets/import',
  '/access',
  '/about',
];

/** A server with datasets in every state, and the addresses of the pages that show them. */
export async function serverWithPages(): Promise<{ server: Server; pages: readonly string[] }> {
  const server = new Server();
  await server.start();
  await server.addLine();
  await server.addLine('Empty', { examples: 0, train: false });
  await server.addLine('Untrained', { examples: 3, train: false });
  await server.addFlats();
  await server.train('flats');
  await server.train('line', { epochs: 5, members: 2 });
  await server.import('import?name=Hens&target=weight', Server.hens());
  await server.import('import?name=Coops&target=weight&split=group:hen', Server.hens());
  await server.train('coops', { learners: ['linear'] });
  const deleted = await server.addLine('Deleted', { examples: 3, train: false });
  await fetch(`${server.address}/api/datasets/${deleted}`, { method: 'DELETE' });
  const { items } = (await server.get('/api/datasets/line/training-runs')) as { items: { id: string }[] };
  return { server, pages: [...PAGES, `/d/line/model/runs/${items[0]?.id ?? ''}`] };
}
