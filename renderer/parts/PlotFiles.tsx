/** A plot as a picture, and its values as a table. */
import type { RefObject } from 'react'
import type uPlot from 'uplot'
import { utcDay } from '../../shared/time/calendar-day.ts'
import { DAY_MS } from '../../shared/time/units.ts'
import { useWords } from '../session.ts'
import type { Localizer } from '../words/words.ts'
import { download } from './file.ts'
import { type PictureWords, pictureOf } from './plot-picture.ts'
import type { PlotPalette } from './plot-theme.ts'

export interface PlotFile {
  /** Without its ending. */
  readonly name: string
  /** What is drawn, and of what: the title of the picture. */
  readonly title: string
  /** The names of the lines in their order, for the picture. */
  readonly lines?: PictureWords['lines']
  /** The values as CSV. */
  readonly csv: () => string
}

interface PlotFilesProps {
  readonly plot: RefObject<uPlot | null>
  readonly palette: PlotPalette
  readonly file: PlotFile
  /** The instants of the plot's positions, seconds; absent if it is drawn by seconds. */
  readonly instants: readonly number[] | undefined
}

export function PlotFiles({ plot, palette, file, instants }: PlotFilesProps) {
  const words = useWords()
  const picture = () => {
    if (plot.current === null) return
    const { name, title, lines = [] } = file
    savePicture(plot.current, palette, name, {
      title,
      lines,
      period: periodOf(plot.current, instants, words),
    })
  }
  return (
    <span className="plot-files">
      <button type="button" className="button link" title={words.t('panel.plot.png')} onClick={picture}>
        PNG
      </button>
      <button
        type="button"
        className="button link"
        title={words.t('panel.plot.csv')}
        onClick={() =>
          download({ file_name: `${file.name}.csv`, media_type: 'text/csv', content: file.csv() })
        }
      >
        CSV
      </button>
    </span>
  )
}

function savePicture(plot: uPlot, palette: PlotPalette, name: string, words: PictureWords): void {
  pictureOf(plot, palette, words)?.toBlob((content) => {
    if (content !== null) download({ file_name: `${name}.png`, media_type: 'image/png', content })
  })
}

/** Returns what is shown of the instants, seconds; positions in place of seconds have theirs beside. */
function periodOf(plot: uPlot, instants: readonly number[] | undefined, words: Localizer): string {
  const { min, max } = plot.scales.x ?? {}
  if (min == null || max == null) return ''
  const at = (value: number, round: (value: number) => number) =>
    instants === undefined ? value : (instants[clamped(round(value), instants.length)] ?? value)
  const [from, to] = [at(min, Math.ceil) * 1000, at(max, Math.floor) * 1000]
  if (to - from < 2 * DAY_MS) return words.momentRange(from, to)
  return words.dayRange(utcDay(from), utcDay(to), 'short')
}

const clamped = (place: number, length: number): number => Math.min(Math.max(0, place), length - 1)
