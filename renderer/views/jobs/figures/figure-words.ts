/** Figures as text. */
import type { FigureView } from '../../../../shared/contract/figures.ts'
import type { Localizer } from '../../../words/words.ts'

/** Returns a value with its unit, or that there is none. */
export function valueText(value: FigureView['value'], unit: string, words: Localizer): string {
  if (value === null) return words.t('panel.figures.missing')
  return `${typeof value === 'number' ? words.exact(value) : value} ${unit}`.trim()
}
