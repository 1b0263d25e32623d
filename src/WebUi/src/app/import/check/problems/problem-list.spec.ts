import { ComponentFixture, TestBed } from '@angular/core/testing';
import { I18n } from '../../../core/i18n/i18n';
import { Problem } from '../../session/found';
import { ProblemList } from './problem-list';
import { ProblemWords } from './problem-words';
import { problemTextsEn } from './problem-words.en';
import { problemTextsFr } from './problem-words.fr';

const problem = (part: Partial<Problem>): Problem => ({
  code: 'unitsRow',
  severity: 'info',
  column: null,
  count: 1,
  lines: [2],
  cells: [],
  message: 'In the words of the server.',
  repairs: [],
  ...part,
});

const AMBIGUOUS = problem({
  code: 'ambiguousNumbers',
  severity: 'question',
  column: 'rent',
  count: 212,
  cells: [{ line: 3, text: '1,250', readings: ['1250', '1.25'] }],
  repairs: [
    { parameters: { thousands: 'rent=,' }, changes: 212 },
    { parameters: { thousands: 'rent=none' }, changes: 212 },
  ],
});

describe('the problems of a file', () => {
  let fixture: ComponentFixture<ProblemList>;

  beforeEach(() => {
    TestBed.inject(I18n).language.set('en');
    fixture = TestBed.createComponent(ProblemList);
  });

  const show = (...problems: Problem[]) => {
    fixture.componentRef.setInput('problems', problems);
    fixture.detectChanges();
    return fixture.nativeElement as HTMLElement;
  };

  it('has questions first, and says what each answer means and how many cells it changes', () => {
    const page = show(problem({}), AMBIGUOUS);
    const cards = [...page.querySelectorAll('article')].map((card) => card.textContent);
    expect(cards[0]).toContain('Which number is 1,250 in rent?');
    expect(cards[1]).toContain('A line of units');
    expect(page.querySelector('h2')?.textContent).toBe('1 question to answer · 1 thing to know');
    const buttons = [...page.querySelectorAll('article button')].map((button) => button.textContent.trim());
    expect(buttons).toEqual(['1,250 → 1250', '1,250 → 1.25']);
    expect(cards[0]).toMatch(/The comma separates thousands ·\s+changes 212 cells/);
  });

  it('passes on the answer, says what it does, and offers to take it back', () => {
    const page = show(AMBIGUOUS);
    const [answers, undone] = [vi.fn(), vi.fn()];
    fixture.componentInstance.repaired.subscribe(answers);
    fixture.componentInstance.undone.subscribe(undone);
    expect(page.querySelector('.head button')).toBeNull();
    page.querySelector<HTMLElement>('article button')?.click();
    expect(answers).toHaveBeenCalledWith(AMBIGUOUS.repairs[0]);
    fixture.componentRef.setInput('undoable', true);
    show();
    expect(page.querySelector('[role=status]')?.textContent).toBe('Applied: The comma separates thousands');
    page.querySelector<HTMLElement>('.head button')?.click();
    expect(undone).toHaveBeenCalledOnce();
  });

  it('has the words of the server for what it does not know', () => {
    const page = show(problem({ code: 'newKind', repairs: [{ parameters: { novel: 'x' }, changes: 0 }] }));
    expect(page.textContent).toContain('In the words of the server.');
    expect(page.querySelector('article button')?.textContent).toContain('novel: x');
  });

  it('has words in both languages for every kind', () => {
    expect(Object.keys(problemTextsFr).sort()).toEqual(Object.keys(problemTextsEn).sort());
    const words = TestBed.inject(ProblemWords);
    for (const language of ['en', 'fr'] as const) {
      TestBed.inject(I18n).language.set(language);
      for (const code of Object.keys(problemTextsEn)) {
        const each = problem({ code, column: 'size', count: 2, cells: [{ line: 1, text: 'n/a' }] });
        expect(`${words.title(each)} ${words.advice(each)}`).not.toMatch(/undefined|In the words/);
      }
    }
  });

  it('folds remarks beyond the first few, and never a question', () => {
    const remarks = Array.from({ length: 9 }, (_, index) => problem({ column: `c${index}`, code: 'codes' }));
    const page = show(...remarks, AMBIGUOUS);
    expect(page.querySelectorAll('article')).toHaveLength(4);
    page.querySelector<HTMLElement>('section > button')?.click();
    fixture.detectChanges();
    expect(page.querySelectorAll('article')).toHaveLength(10);
  });
});
