/** What happened, then what to do, by the server's codes. */
export const problemsEn = {
  validation: { title: 'Some fields need attention.', advice: 'Check the marked fields.' },
  'malformed-request': { title: 'Something went wrong sending this.', advice: 'Reload the page and try again.' },
  'not-found': { title: 'Not found.', advice: 'It may have been deleted.' },
  'in-trash': { title: 'This dataset is in the trash.', advice: 'Restore it to use it again.' },
  'no-model': { title: 'No model yet.', advice: 'Train one first.' },
  'training-in-progress': { title: 'Training is already in progress.', advice: 'Wait until it finishes, or stop it.' },
  'name-taken': { title: 'This name is already used.', advice: 'Choose another name.' },
  'invalid-state': { title: 'This has changed in the meantime.', advice: 'Reload and try again.' },
  unreachable: { title: 'Can’t reach the server.', advice: 'Retrying…' },
  internal: {
    title: 'Something went wrong on the server.',
    advice: 'Try again. If it keeps happening, give support the code below.',
  },
  'unreadable-file': { title: 'Can’t read this file.', advice: 'Save it as CSV and try again.' },
  'bad-rows': { title: 'Some rows are invalid. Nothing was imported.', advice: 'Fix the file or skip those rows.' },
  'too-large': { title: 'The file is too large.', advice: 'Split it into smaller files.' },
  'unsupported-media-type': { title: 'File type not supported.', advice: 'Save the file as CSV.' },
  'storage-full': {
    title: 'The server is out of disk space. Nothing was saved.',
    advice: 'Free some space and try again.',
  },
  'request-in-progress': { title: 'The server is still saving.', advice: 'Try again in a moment.' },
  'answer-lost': { title: 'Already imported.', advice: 'Check the data before you import it again.' },
  unauthenticated: { title: 'Invalid or revoked key.', advice: 'Sign in with another key.' },
  forbidden: { title: 'You don’t have permission.', advice: 'Ask your administrator.' },
  'too-many-wrong-keys': { title: 'Too many attempts.', advice: 'Try again in a minute.' },
  antiforgery: { title: 'Page expired.', advice: 'Reload the page.' },
  'admin-key-first': { title: 'The first key must be an admin key.', advice: 'Choose the role Admin.' },
  'last-admin-key': { title: 'You can’t revoke the last admin key.', advice: 'Create another admin key first.' },
  'in-use': { title: 'Another request is using this data.', advice: 'Try again when it has ended.' },
  'too-many': { title: 'Too many requests at the same time.', advice: 'Try again in a moment.' },
  'nothing-to-undo': { title: 'There is no deletion to undo.', advice: 'Reload the page.' },
  'other-site': { title: 'This page may not change anything without signing in.', advice: 'Sign in with a key.' },
};

/** What the server's settings allow, by the setting; others have but their number in the server's log. */
export const limitsEn: Readonly<Record<string, (most: string) => string>> = {
  rows: (most) => `A dataset can have at most ${most} rows.`,
  trainings: (most) => `At most ${most} trainings can be queued or running. Wait for one to end, or cancel one.`,
};
