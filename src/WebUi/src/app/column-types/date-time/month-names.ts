const MONTHS = {
  en: ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november'],
  fr: ['janvier', 'fevrier', 'mars', 'avril', 'mai', 'juin', 'juillet', 'aout', 'septembre', 'octobre', 'novembre'],
};
const LAST = { en: 'december', fr: 'decembre' };
const WEEKDAYS = [
  ...['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
  ...['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
];
/** Shorter ones could be several names. */
const LETTERS = 3;

/** Month from 1 of its name or abbreviation, in either language; null where it is none. */
export function monthOf(word: string): number | null {
  const plain = plainOf(word);
  if (plain.length < LETTERS) {
    return null;
  }
  const found = new Set<number>();
  for (const language of ['en', 'fr'] as const) {
    [...MONTHS[language], LAST[language]].forEach((name, index) => {
      if (name.startsWith(plain)) {
        found.add(index + 1);
      }
    });
  }
  // 'sept' and 'oct' begin the name in both languages; 'jui' begins two months.
  return found.size === 1 ? ([...found][0] ?? null) : null;
}

export function isWeekday(word: string): boolean {
  const plain = plainOf(word);
  return plain.length >= LETTERS && WEEKDAYS.some((name) => name.startsWith(plain));
}

function plainOf(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[\u0300-\u036f.]/g, '')
    .toLowerCase();
}
