import { computed, inject, Injectable } from '@angular/core';
import { FileFormatResponse } from '../api/generated/models';
import { Settings } from './settings';

const UNKNOWN = 'application/octet-stream';

/** The formats of files that the server reads. It recognizes a file by its content where the extension says nothing. */
@Injectable({ providedIn: 'root' })
export class FileFormats {
  private readonly settings = inject(Settings);
  readonly all = computed<readonly FileFormatResponse[]>(() => this.settings.fileFormats());

  mediaTypeOf(file: string): string {
    return this.ofFile(file)?.mediaTypes[0] ?? UNKNOWN;
  }

  /** Whether the file names its columns before its rows. What nobody knows is taken for text with a header. */
  hasHeader(file: string): boolean {
    return this.ofFile(file)?.hasHeader ?? true;
  }

  /** Extensions of a media type; none where it is unknown. */
  extensionsOf(mediaType: string): readonly string[] {
    const [plain] = mediaType.toLowerCase().split(';');
    return this.all().find(({ mediaTypes }) => mediaTypes.includes(plain ?? ''))?.extensions ?? [];
  }

  private ofFile(file: string): FileFormatResponse | undefined {
    const extension = /\.([^.]*)$/.exec(file.toLowerCase())?.[1] ?? '';
    return this.all().find(({ extensions }) => extensions.includes(extension));
  }
}
