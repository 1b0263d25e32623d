/** The sample gallery. Names become names of datasets. */
export const samplesEn = {
  title: 'Try a sample',
  facts: (target: string, rows: string) => `Predicts ${target} · ${rows} rows`,
  source: (source: string) => `Source: ${source}`,
  loading: (name: string) => `Loading ${name}`,
  addressTaken: (name: string) =>
    `Another dataset already has the address of “${name}”. Rename it, or open it instead.`,
  all: {
    bikes: {
      name: 'Bike rentals',
      what: 'How hour, weekday and weather drive rentals: a curve that no straight line follows',
      source: 'UCI Machine Learning Repository, CC BY 4.0',
    },
    houses: {
      name: 'Sacramento house sales',
      what: 'Prices by size, type and place: wide ranges, because much stays unknown',
      source: 'R package modeldata, MIT',
    },
    chicago: {
      name: 'Chicago train riders',
      what: 'Riders by day: weekdays and seasons are learned from a date',
      source: 'R package modeldata, MIT',
    },
    cars: {
      name: 'Used cars',
      what: 'Prices by mileage, make and body: many categories, narrow ranges',
      source: 'R package modeldata, MIT',
    },
    penguins: {
      name: 'Penguins',
      what: 'Species from a few measurements: three classes, some values missing',
      source: 'palmerpenguins, CC0',
    },
    wave: {
      name: 'Sine wave',
      what: 'One input: watch the curve while it is learned',
      source: 'Made up for this project',
    },
  } as Readonly<Record<string, { name: string; what: string; source: string }>>,
};
