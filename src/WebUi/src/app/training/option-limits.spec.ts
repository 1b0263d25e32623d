import document from '../../../openapi.json';
import { LAYERS, NUMBER_OPTIONS } from './option-fields';

describe('the limits of the options', () => {
  const limits = document.components.schemas.TrainRequest.properties;

  it.each(NUMBER_OPTIONS.filter(({ name }) => name !== 'seed'))('are those of the API for $name', (option) => {
    expect(limits[option.name]).toMatchObject({ minimum: option.min, maximum: option.max });
  });

  it('are those of the API for the number of hidden layers', () => {
    expect(limits.hiddenSizes.maxItems).toBe(LAYERS.most);
  });
});
