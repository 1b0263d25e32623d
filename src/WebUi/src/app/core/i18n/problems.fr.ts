import type { limitsEn, problemsEn } from './problems.en';

export const problemsFr: typeof problemsEn = {
  validation: { title: 'Certains champs sont à corriger.', advice: 'Vérifiez les champs signalés.' },
  'malformed-request': { title: 'L’envoi a échoué.', advice: 'Rechargez la page et réessayez.' },
  'not-found': { title: 'Élément introuvable.', advice: 'Il a peut-être été supprimé.' },
  'in-trash': {
    title: 'Ce jeu de données est dans la corbeille.',
    advice: 'Restaurez-le pour l’utiliser de nouveau.',
  },
  'no-model': { title: 'Aucun modèle pour l’instant.', advice: 'Entraînez-en un d’abord.' },
  'training-in-progress': { title: 'Un entraînement est déjà en cours.', advice: 'Attendez la fin ou arrêtez-le.' },
  'name-taken': { title: 'Ce nom est déjà utilisé.', advice: 'Choisissez un autre nom.' },
  'invalid-state': { title: 'Les données ont changé entre-temps.', advice: 'Rechargez la page et réessayez.' },
  unreachable: { title: 'Le serveur ne répond pas.', advice: 'Connexion perdue, nouvelle tentative…' },
  internal: {
    title: 'Erreur du serveur.',
    advice: 'Réessayez ; si elle persiste, communiquez le code ci-dessous.',
  },
  'unreadable-file': { title: 'Ce fichier est illisible.', advice: 'Enregistrez-le en CSV et réessayez.' },
  'bad-rows': {
    title: 'Certaines lignes sont à corriger. Rien n’a été importé.',
    advice: 'Corrigez le fichier ou ignorez ces lignes.',
  },
  'too-large': { title: 'Le fichier est trop volumineux.', advice: 'Divisez-le en fichiers plus petits.' },
  'unsupported-media-type': { title: 'Type de fichier non pris en charge.', advice: 'Enregistrez le fichier en CSV.' },
  'storage-full': {
    title: 'Le disque du serveur est plein. Rien n’a été enregistré.',
    advice: 'Libérez de l’espace et réessayez.',
  },
  'request-in-progress': { title: 'Le serveur enregistre encore.', advice: 'Réessayez dans un instant.' },
  'answer-lost': { title: 'Déjà importé.', advice: 'Vérifiez les données avant de réimporter.' },
  unauthenticated: { title: 'Clé invalide ou révoquée.', advice: 'Connectez-vous avec une autre clé.' },
  forbidden: { title: 'Vous n’avez pas l’autorisation.', advice: 'Demandez à votre administrateur.' },
  'too-many-wrong-keys': { title: 'Trop de tentatives.', advice: 'Réessayez dans une minute.' },
  antiforgery: { title: 'La page a expiré.', advice: 'Rechargez-la.' },
  'admin-key-first': {
    title: 'La première clé doit être une clé d’administrateur.',
    advice: 'Choisissez le rôle Administrateur.',
  },
  'last-admin-key': {
    title: 'La dernière clé d’administrateur ne peut pas être révoquée.',
    advice: 'Créez d’abord une autre clé d’administrateur.',
  },
  'in-use': { title: 'Une autre requête utilise ces données.', advice: 'Réessayez quand elle sera terminée.' },
  'too-many': { title: 'Trop de requêtes en même temps.', advice: 'Réessayez dans un instant.' },
  'nothing-to-undo': { title: 'Il n’y a pas de suppression à annuler.', advice: 'Rechargez la page.' },
  'other-site': {
    title: 'Cette page ne peut rien modifier sans connexion.',
    advice: 'Connectez-vous avec une clé.',
  },
};

export const limitsFr: typeof limitsEn = {
  rows: (most) => `Un jeu de données peut avoir au plus ${most} lignes.`,
  trainings: (most) =>
    `Au plus ${most} entraînements peuvent être en file d’attente ou en cours. Attendez la fin de l’un d’eux, ou annulez-en un.`,
};
