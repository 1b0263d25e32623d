import type { trashEn } from './trash.en';

export const trashFr: typeof trashEn = {
  title: 'Corbeille',
  link: (count) => `Corbeille (${count})`,
  back: 'Tous les jeux de données',
  days: (n) =>
    n === 1
      ? 'Les jeux de données supprimés sont gardés un jour.'
      : `Les jeux de données supprimés sont gardés ${n} jours, puis effacés définitivement.`,
  none: 'La corbeille est vide.',
  name: 'Nom',
  rows: 'Lignes',
  deletedAt: 'Supprimé le',
  keptUntil: 'Gardé jusqu’au',
  restore: 'Restaurer',
  restoreName: (name) => `Restaurer ${name}`,
  deleteNow: 'Supprimer définitivement',
  deleteNowName: (name) => `Supprimer définitivement ${name}`,
  deleteTitle: (name) => `Supprimer définitivement ${name} ?`,
  deleteWhat: (rows) =>
    `Cela supprime ${rows}, les modèles et l’historique des entraînements. Cette action est définitive.`,
  moved: (name) => `${name} : déplacé dans la corbeille`,
  deleted: (name) => `${name} : supprimé`,
  restored: (name) => `${name} : restauré`,
  restoredAt: (name, address) => `${name} : restauré à l’adresse ${address}, l’ancienne étant déjà prise`,
  hidden: 'Ce jeu de données est dans la corbeille',
  open: 'Ouvrir la corbeille',
};
