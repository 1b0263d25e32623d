/** The sample gallery. Names become names of datasets. */
export const samplesEn = {
  title: 'Try a sample',
  facts: (target: string, rows: string) => `Predicts ${target} · ${rows} rows`,
  loading: (name: string) => `Loading ${name}`,
  addressTaken: (name: string) =>
    `Another dataset already has the address of “${name}”. Rename it, or open it instead.`,
  all: {
    bikes: {
      name: 'Bike rentals',
      what: 'How hour, weekday and weather drive rentals: a curve that no straight line follows',
    },
    houses: { name: 'Sacramento house sales', what: 'Prices of houses: wide ranges, because much stays unknown' },
    cars: { name: 'Used cars', what: 'Prices by mileage, make and body: many categories, narrow ranges' },
    penguins: { name: 'Penguins', what: 'Body mass from a few measurements: little data, some of it missing' },
  } as Readonly<Record<string, { name: string; what: string }>>,
};
