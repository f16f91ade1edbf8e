/** Refuses paths and patterns that cannot be read, when a job is created or changed. */
import { VigieError } from '../../../../shared/errors.ts'
import type { FigureSettings, ReceivedCheck } from '../../../../shared/kinds/figures.ts'
import { unusable } from '../../../../shared/unusable-path.ts'
import type { TextSearch } from '../../ports/texts.ts'
import { compilePath } from '../../values/json-path.ts'

interface FigureSources {
  readonly checks: readonly ReceivedCheck[]
  readonly figures: readonly FigureSettings[]
}

/** @throws VigieError invalid_input naming the field */
export function assertPlaces(settings: FigureSources, texts: TextSearch): void {
  for (const list of ['checks', 'figures'] as const) {
    for (const [index, { from, at }] of settings[list].entries()) {
      const field = `settings.${list}[${index}].at`
      if (from === 'json') compilePath(at, field)
      else if (from !== 'header' && at !== '') assertPattern(at, field, texts)
    }
  }
}

function assertPattern(pattern: string, field: string, texts: TextSearch): void {
  try {
    texts.first(pattern, '')
  } catch (error) {
    if (!(error instanceof VigieError) || error.code !== 'pattern_invalid') throw error
    throw unusable(field, 'form.pattern', { pattern }, { cause: error })
  }
}
