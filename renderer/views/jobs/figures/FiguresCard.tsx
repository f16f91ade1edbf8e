import { useState } from 'react'
import type { FigureView } from '../../../../shared/contract/figures.ts'
import { Card } from '../../../parts/Card.tsx'
import { Choice } from '../../../parts/Choice.tsx'
import { useChartPlace } from '../../../parts/chart-place.ts'
import { Loaded } from '../../../parts/Loaded.tsx'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { TableToggle } from '../../../parts/TableToggle.tsx'
import { useNow } from '../../../parts/useNow.ts'
import { useRead, useWords } from '../../../session.ts'
import { useAddressParam } from '../../../shell/address.ts'
import { DOT } from '../../../words/dot.ts'
import { FIGURE_RANGES, FigureHistory } from './FigureHistory.tsx'
import { FIGURE_HEIGHT } from './FigurePlot.tsx'
import { valueText } from './figure-words.ts'
import { readFigures } from './reads.ts'

/** The figures that a job keeps: the last value of one, and its values over time. */
export function FiguresCard({ jobId }: { readonly jobId: string }) {
  const words = useWords()
  const [chosen, setChosen] = useAddressParam('figure')
  const place = useChartPlace(FIGURE_RANGES, 'week')
  const [table, setTable] = useState(false)
  const read = readFigures(jobId)
  const state = useRead(read)
  const figure = state.data?.find(({ name }) => name === chosen) ?? state.data?.[0]
  return (
    <Card
      title={words.t('panel.figures')}
      aside={figure?.at ? <TableToggle table={table} onChange={setTable} /> : undefined}
    >
      <Loaded read={read} state={state} skeleton={<Skeleton height={FIGURE_HEIGHT} />}>
        {(figures) => (
          <>
            {figures.length > 1 && figure && (
              <Choice
                name={words.t('panel.figures.one')}
                value={figure.name}
                options={figures.map(({ name }) => ({ value: name, label: name }))}
                onChange={setChosen}
              />
            )}
            {figure && <Latest figure={figure} />}
            {figure?.at && <FigureHistory figure={figure} place={place} table={table} />}
          </>
        )}
      </Loaded>
    </Card>
  )
}

function Latest({ figure }: { readonly figure: FigureView }) {
  const words = useWords()
  const now = useNow(30_000)
  const { at, changed, name, unit, value } = figure
  if (at === null) {
    return (
      <p className="muted">
        {words.t('panel.figures.none')}. {words.t('panel.figures.none.what')}
      </p>
    )
  }
  return (
    <p className="figure-latest">
      <span className="muted">{name}</span>{' '}
      <strong className="wrap-anywhere">{valueText(value, unit, words)}</strong>{' '}
      <span className="muted">{words.when(at, now)}</span>
      {typeof value === 'string' && changed && (
        <span className="muted wrap-anywhere">
          {DOT}
          {words.t('panel.figures.changed', {
            time: words.when(changed.at, now),
            before: valueText(changed.before, '', words),
          })}
        </span>
      )}
    </p>
  )
}
