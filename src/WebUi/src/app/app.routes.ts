import { Routes } from '@angular/router';

/** Addresses of earlier versions, so that bookmarks and shared links keep working. */
const redirects: Routes = [
  { path: 'add', redirectTo: 'data/add' },
  { path: 'import', redirectTo: 'data/import' },
  { path: 'examples', redirectTo: 'data' },
  { path: 'runs', redirectTo: 'model/history' },
  { path: 'runs/:run', redirectTo: 'model/runs/:run' },
  { path: 'models', redirectTo: 'model' },
  { path: 'model/versions', redirectTo: 'model' },
  { path: 'models/:version', redirectTo: 'model/:version' },
  { path: 'predict/many', redirectTo: 'predict/file' },
];

export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    loadComponent: async () => {
      // Most have a dataset: where home leads to comes while the server is asked for it.
      void import('./journey/dataset-shell');
      void import('./predict/predict');
      return (await import('./home/home')).Home;
    },
  },
  {
    path: 'datasets',
    pathMatch: 'full',
    data: { title: 'datasets' },
    loadComponent: async () => (await import('./datasets/dataset-page')).DatasetPage,
  },
  {
    path: 'datasets/trash',
    data: { title: 'trash' },
    loadComponent: async () => (await import('./datasets/trash/trash-page')).TrashPage,
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
    loadComponent: async () => (await import('./journey/dataset-shell')).DatasetShell,
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'predict' },
      ...redirects,
      {
        path: 'data',
        data: { title: 'data' },
        loadComponent: async () => (await import('./examples/examples')).Examples,
      },
      { path: 'data/add', data: { title: 'add' }, loadComponent: async () => (await import('./add/add')).Add },
      {
        path: 'data/import',
        data: { title: 'import' },
        loadComponent: async () => (await import('./import/import-page')).ImportPage,
      },
      {
        path: 'model',
        pathMatch: 'full',
        data: { title: 'model' },
        loadComponent: async () => (await import('./models/model-page')).ModelPage,
      },
      {
        path: 'model/history',
        data: { title: 'history' },
        loadComponent: async () => (await import('./runs/run-list')).RunList,
      },
      {
        path: 'model/runs/:run',
        data: { title: 'history' },
        loadComponent: async () => (await import('./runs/run-page')).RunPage,
      },
      {
        path: 'model/:version',
        data: { title: 'model' },
        loadComponent: async () => (await import('./models/model-page')).ModelPage,
      },
      {
        path: 'predict',
        data: { title: 'predict' },
        loadComponent: async () => (await import('./predict/predict')).Predict,
      },
      {
        path: 'predict/file',
        data: { title: 'many' },
        loadComponent: async () => (await import('./predict/batch/batch-page')).BatchPage,
      },
      {
        path: 'settings',
        data: { title: 'settings' },
        loadComponent: async () => (await import('./datasets/settings/dataset-settings')).DatasetSettings,
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
