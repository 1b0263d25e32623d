/** Signing in, keys, and who did what. */
export const accessEn = {
  signIn: 'Sign in',
  signInHow: 'This server asks for a key. Whoever runs it gives you one.',
  signInBy: (provider: string) => `Sign in with ${provider}`,
  signInByFailed: (provider: string) =>
    `Signing in with ${provider} did not work. Try again, or ask whoever runs the server.`,
  orKey: 'Or with a key, from whoever runs this server:',
  key: 'Key',
  keyNeeded: 'A key is needed here',
  signOut: 'Sign out',
  signedIn: (name: string, scope: string) => `Signed in as ${name}: ${scope.toLowerCase()}.`,
  signedInForNothing: (name: string) =>
    `Signed in as ${name}, who may do nothing here. Whoever runs the server can change that.`,
  open: 'No key has been made yet: everybody who reaches this server may do everything.',
  adminOnly: 'Only an admin sees the keys and the log.',
  keys: 'Keys',
  keysHow: 'A key lets a program or a person in. Send it as “Authorization: Bearer …”, or sign in with it.',
  firstKey:
    'From the first key on, nobody gets in without one. It is an admin’s, this browser signs in with it, and you should keep it.',
  name: 'Name',
  scope: 'May',
  scopes: { predict: 'Read and predict', write: 'Change and train', admin: 'Everything, keys too' },
  dataset: 'For',
  allDatasets: 'All datasets',
  create: 'Make a key',
  onlyOnce: 'Copy the key now: it is shown this once.',
  createdAt: 'Made',
  revoke: 'Revoke',
  revokeIt: (name: string) => `Revoke ${name}`,
  revoked: (name: string) => `${name} lets nobody in any more.`,
  isRevoked: 'Revoked',
  audit: 'Who changed what',
  noAudit: 'Nothing has been changed yet.',
  when: 'When',
  who: 'Who',
  what: 'What',
  where: 'Where',
};

export const accessProblemsEn = {
  unauthenticated: { title: 'This key is not known here, or it was revoked.', advice: 'Sign in with another one.' },
  forbidden: { title: 'You may not do this.', advice: 'Ask whoever runs the server.' },
  'too-many-wrong-keys': { title: 'Too many wrong keys were tried.', advice: 'Wait a little.' },
  antiforgery: { title: 'The page is outdated.', advice: 'Load it again.' },
  'admin-key-first': { title: 'The first key must be an admin’s.', advice: 'Choose that.' },
  'last-admin-key': { title: 'This is the last admin’s key.', advice: 'Make another one first.' },
};
