/** A plot as a picture, and its values as a table. */
import type { RefObject } from 'react'
import type uPlot from 'uplot'
import { useWords } from '../session.ts'
import { download } from './file.ts'
import type { PlotPalette } from './plot-theme.ts'

export interface PlotFile {
  /** Without its ending. */
  readonly name: string
  /** The values as CSV. */
  readonly csv: () => string
}

interface PlotFilesProps {
  readonly plot: RefObject<uPlot | null>
  readonly palette: PlotPalette
  readonly file: PlotFile
}

export function PlotFiles({ plot, palette, file }: PlotFilesProps) {
  const words = useWords()
  return (
    <span className="plot-files">
      <button
        type="button"
        className="button link"
        title={words.t('panel.plot.png')}
        onClick={() => plot.current && savePicture(plot.current, palette, file.name)}
      >
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

/** The plot on the colour of its card: a canvas alone is transparent. */
function savePicture(plot: uPlot, palette: PlotPalette, name: string): void {
  const { canvas } = plot.ctx
  const picture = document.createElement('canvas')
  picture.width = canvas.width
  picture.height = canvas.height
  const ctx = picture.getContext('2d')
  if (ctx === null) return
  ctx.fillStyle = palette.card
  ctx.fillRect(0, 0, picture.width, picture.height)
  ctx.drawImage(canvas, 0, 0)
  picture.toBlob((content) => {
    if (content !== null) download({ file_name: `${name}.png`, media_type: 'image/png', content })
  })
}
