import type { accessEn, accessProblemsEn } from './access.en';

export const accessFr: typeof accessEn = {
  signIn: 'Se connecter',
  signInHow: 'Ce serveur demande une clé. La personne qui l’administre vous en donne une.',
  signInBy: (provider: string) => `Se connecter avec ${provider}`,
  signInByFailed: (provider: string) =>
    `La connexion avec ${provider} n’a pas abouti. Réessayez, ou demandez à qui administre le serveur.`,
  orKey: 'Ou avec une clé, donnée par la personne qui administre ce serveur :',
  key: 'Clé',
  keyNeeded: 'Une clé est nécessaire ici',
  signOut: 'Se déconnecter',
  signedIn: (name: string, scope: string) => `Connecté en tant que ${name} : ${scope.toLowerCase()}.`,
  signedInForNothing: (name: string) =>
    `Connecté en tant que ${name}, qui ne peut rien faire ici. La personne qui administre le serveur peut y remédier.`,
  open: 'Aucune clé n’existe encore : quiconque atteint ce serveur peut tout faire.',
  adminOnly: 'Seul un administrateur voit les clés et le journal.',
  keys: 'Clés',
  keysHow:
    'Une clé laisse entrer un programme ou une personne. Envoyez-la comme « Authorization: Bearer … », ou connectez-vous avec elle.',
  firstKey:
    'Dès la première clé, personne n’entre plus sans clé. C’est celle d’un administrateur, ce navigateur l’utilise aussitôt ; conservez-la.',
  name: 'Nom',
  scope: 'Peut',
  scopes: { predict: 'Lire et prédire', write: 'Modifier et entraîner', admin: 'Tout, les clés aussi' },
  dataset: 'Pour',
  allDatasets: 'Tous les jeux de données',
  create: 'Créer une clé',
  onlyOnce: 'Copiez la clé maintenant : elle n’est montrée qu’une fois.',
  createdAt: 'Créée',
  revoke: 'Révoquer',
  revokeIt: (name: string) => `Révoquer ${name}`,
  revokeTitle: (name: string) => `Révoquer ${name} ?`,
  revokeWhat:
    'Elle ne laissera plus entrer personne, pas même ce navigateur s’il est connecté avec elle. C’est définitif.',
  revoked: (name: string) => `${name} ne laisse plus entrer personne.`,
  isRevoked: 'Révoquée',
  audit: 'Qui a changé quoi',
  noAudit: 'Rien n’a encore été changé.',
  when: 'Quand',
  who: 'Qui',
  what: 'Quoi',
  where: 'Où',
};

export const accessProblemsFr: typeof accessProblemsEn = {
  unauthenticated: {
    title: 'Cette clé est inconnue ici, ou a été révoquée.',
    advice: 'Connectez-vous avec une autre.',
  },
  forbidden: { title: 'Vous ne pouvez pas faire cela.', advice: 'Demandez à qui administre le serveur.' },
  'too-many-wrong-keys': { title: 'Trop de fausses clés ont été essayées.', advice: 'Attendez un peu.' },
  antiforgery: { title: 'La page n’est plus à jour.', advice: 'Rechargez-la.' },
  'admin-key-first': { title: 'La première clé doit être celle d’un administrateur.', advice: 'Choisissez cela.' },
  'last-admin-key': {
    title: 'C’est la dernière clé d’administrateur.',
    advice: 'Créez-en d’abord une autre.',
  },
};
