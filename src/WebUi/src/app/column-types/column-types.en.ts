export const kindsEn = { numeric: 'Number', categorical: 'Category', text: 'Text' };

/** The fields of a row. */
export const fieldsEn = {
  missing: 'empty',
  notANumber: 'Enter a number, e.g. 1234.5',
  needed: 'Required',
  range: (min: string, max: string) => `${min} to ${max} in your data`,
  slide: (name: string) => `Slider for ${name}`,
  far: (value: string, min: string, max: string) => `${value} is far from your data (${min} to ${max}).`,
  neverSeen: (value: string) => `“${value}” is not in your data.`,
  storeOdd: 'Save unusual values?',
  storeAnyway: 'Save anyway',
  correct: 'Correct',
};
