import { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', pathMatch: 'full', loadComponent: async () => (await import('./datasets/home')).Home },
  {
    path: 'datasets',
    pathMatch: 'full',
    data: { title: 'datasets' },
    loadComponent: async () => (await import('./datasets/dataset-page')).DatasetPage,
  },
  {
    path: 'datasets/new',
    data: { title: 'newDataset' },
    loadComponent: async () => (await import('./new-dataset/new-dataset')).NewDataset,
  },
  {
    path: 'datasets/import',
    data: { title: 'import', newDataset: true },
    loadComponent: async () => (await import('./import/import-page')).ImportPage,
  },
  {
    path: 'd/:dataset',
    loadComponent: async () => (await import('./datasets/dataset-shell')).DatasetShell,
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'predict' },
      {
        path: 'predict',
        data: { title: 'predict' },
        loadComponent: async () => (await import('./predict/predict')).Predict,
      },
      {
        path: 'predict/many',
        data: { title: 'many' },
        loadComponent: async () => (await import('./predict/batch/batch-page')).BatchPage,
      },
      { path: 'add', data: { title: 'add' }, loadComponent: async () => (await import('./add/add')).Add },
      {
        path: 'import',
        data: { title: 'import' },
        loadComponent: async () => (await import('./import/import-page')).ImportPage,
      },
      {
        path: 'examples',
        data: { title: 'examples' },
        loadComponent: async () => (await import('./examples/examples')).Examples,
      },
      { path: 'runs', data: { title: 'runs' }, loadComponent: async () => (await import('./runs/run-list')).RunList },
      {
        path: 'runs/:run',
        data: { title: 'runs' },
        loadComponent: async () => (await import('./runs/run-page')).RunPage,
      },
      {
        path: 'models',
        data: { title: 'models' },
        loadComponent: async () => (await import('./models/list/model-list')).ModelList,
      },
      {
        path: 'models/:version',
        data: { title: 'models' },
        loadComponent: async () => (await import('./models/model-page')).ModelPage,
      },
      { path: '**', loadComponent: async () => (await import('./about/not-found')).NotFound },
    ],
  },
  {
    path: 'access',
    data: { title: 'access' },
    loadComponent: async () => (await import('./access/access-page')).AccessPage,
  },
  { path: 'about', data: { title: 'about' }, loadComponent: async () => (await import('./about/about')).About },
  { path: '**', data: { title: 'notFound' }, loadComponent: async () => (await import('./about/not-found')).NotFound },
];
