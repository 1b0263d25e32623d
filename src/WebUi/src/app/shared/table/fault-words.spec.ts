import { faultText } from './fault-words';

describe('faultText', () => {
  const reason = "'12,x' is not a number.";

  it('words a fault in the language of the reader', () => {
    expect(faultText({ reason, code: 'notANumber', parameters: { cell: '12,x' } }, 'fr')).toBe(
      '«\u00a012,x\u00a0» n’est pas un nombre',
    );
    expect(faultText({ reason: 'the target is missing.', code: 'targetMissing' }, 'fr')).toBe('La cible est vide');
  });

  it('shows the server’s words where the code or the cell is not known', () => {
    expect(faultText({ reason, code: 'notANumber' }, 'fr')).toBe(reason);
    expect(faultText({ reason, code: 'new', parameters: { cell: '12,x' } }, 'fr')).toBe(reason);
    expect(faultText({ reason }, 'en')).toBe(reason);
  });
});
