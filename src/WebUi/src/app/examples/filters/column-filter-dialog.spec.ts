import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { summaryOf } from '../../../testing/datasets';
import { ColumnSummaryDto } from '../../api/generated/models';
import { ColumnToFilter } from '../../column-types/column-type';
import { I18n } from '../../core/i18n/i18n';
import { ColumnFilterDialog } from './column-filter-dialog';

describe('ColumnFilterDialog', () => {
  function shown(summary: Partial<ColumnSummaryDto>, conditions: ColumnToFilter['conditions'] = []): string {
    const { kind = 'numeric' } = summary;
    const data: ColumnToFilter = {
      column: { name: 'x', kind, unit: null },
      summary: summaryOf(summary),
      conditions,
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: MAT_DIALOG_DATA, useValue: data },
        { provide: MatDialogRef, useValue: {} },
      ],
    });
    TestBed.inject(I18n).language.set('en');
    const fixture = TestBed.createComponent(ColumnFilterDialog);
    fixture.detectChanges();
    return (fixture.nativeElement as HTMLElement).textContent;
  }

  const categories = [{ value: 'red', count: 30 }];

  it('says nothing of frequent values of a number, and offers those not known only where there are some', () => {
    const text = shown({ distinct: 120, missing: 0 });
    expect(text).not.toContain('most frequent');
    expect(text).not.toContain('Empty');
  });

  it('offers numbers that are not known where there are some', () => {
    expect(shown({ distinct: 120, missing: 7 })).toContain('Empty only (7)');
  });

  it('offers what the filter asks for already, so that it can be taken back', () => {
    expect(shown({ missing: 0 }, [{ column: 'x', relation: '=', value: '' }])).toContain('Empty only (0)');
  });

  it('says that only the most frequent of many categories are listed', () => {
    expect(shown({ kind: 'categorical', categories, distinct: 300 })).toContain('Showing the 1 most frequent');
    TestBed.resetTestingModule();
    expect(shown({ kind: 'categorical', categories, distinct: 1 })).not.toContain('most frequent');
  });
});
