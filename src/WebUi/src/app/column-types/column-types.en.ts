export const kindsEn = {
  numeric: 'Number',
  categorical: 'Category',
  dateTime: 'Date',
  timeOfDay: 'Time of day',
  text: 'Text',
};

export const rolesEn = { input: 'Input', target: 'Target', kept: 'Kept', leftOut: 'Ignored' };

/** The fields of a row. */
export const fieldsEn = {
  missing: 'empty',
  notANumber: 'Enter a number, e.g. 1234.5',
  notADate: 'Enter a date, e.g. 31 Jan 2025 or 2025-01-31',
  notATime: 'Enter a time, e.g. 7:30 or 19:30',
  choose: { date: 'Choose a date', 'datetime-local': 'Choose a date and time', time: 'Choose a time' },
  needed: 'Required',
  kept: 'Optional. Stored, not used for training.',
  range: (min: string, max: string) => `${min} to ${max} in your data`,
  slide: (name: string) => `Slider for ${name}`,
  far: (value: string, min: string, max: string) => `${value} is far from your data (${min} to ${max}).`,
  neverSeen: (value: string) => `“${value}” is not in your data.`,
  storeOdd: 'Save unusual values?',
  storeAnyway: 'Save anyway',
  correct: 'Correct',
};
