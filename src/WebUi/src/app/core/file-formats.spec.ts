import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FILE_FORMATS } from '../../testing/file-formats';
import { FileFormats } from './file-formats';
import { Settings } from './settings';

describe('FileFormats', () => {
  const known = signal(FILE_FORMATS);
  let formats: FileFormats;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [{ provide: Settings, useValue: { fileFormats: known } }] });
    formats = TestBed.inject(FileFormats);
  });

  it('tell the format of a file by its extension', () => {
    expect(['a.csv', 'b.JSON', 'c.ndjson', 'd.jsonl', 'e.txt'].map((name) => formats.mediaTypeOf(name))).toEqual([
      'text/csv',
      'application/json',
      'application/x-ndjson',
      'application/x-ndjson',
      'text/csv',
    ]);
    expect(['a.csv', 'b.json'].map((name) => formats.hasHeader(name))).toEqual([true, false]);
  });

  it('leave it to the server where the extension says nothing, or the formats are not known yet', () => {
    expect([formats.mediaTypeOf('a.dat'), formats.mediaTypeOf('a'), formats.hasHeader('a')]).toEqual([
      'application/octet-stream',
      'application/octet-stream',
      true,
    ]);
    known.set([]);
    expect(formats.mediaTypeOf('a.csv')).toBe('application/octet-stream');
  });
});
