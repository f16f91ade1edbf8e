/** One component of the index: its past, how it is made, and what its newest figure was made of. */
import { useMemo } from 'react'
import type { IndexComponent } from '../../../shared/contract/index-scores.ts'
import { Card } from '../../parts/Card.tsx'
import { useChartPlace } from '../../parts/chart-place.ts'
import { csvText } from '../../parts/csv-text.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { LazyPlot } from '../../parts/LazyPlot.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { RangeControl, spanOf } from '../../parts/RangeControl.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useRead, useWords } from '../../session.ts'
import { withParams } from '../../shell/address.ts'
import { usePartTitle } from '../../shell/part-title.ts'
import { DOT } from '../../words/dot.ts'
import { type Localizer, MISSING } from '../../words/words.ts'
import { HISTORY_HEIGHT } from './HistoryPlot.tsx'
import { historySeries } from './history-drawing.ts'
import { INDEX_RANGES, inRange } from './index-range.ts'
import { type OtherProfile, readComponent } from './reads.ts'

interface ComponentPageProps {
  readonly profile: OtherProfile
  readonly name: IndexComponent['name']
}

export function ComponentPage({ profile, name }: ComponentPageProps) {
  const words = useWords()
  const read = readComponent(profile, name)
  const state = useRead(read)
  usePartTitle(state.data?.label)
  return (
    <div className="stack">
      <a className="back" href={withParams(window.location.hash, { component: null })}>
        <Icon name="back" />
        {words.t('panel.now.component_back')}
      </a>
      <Card title={state.data?.label ?? words.t('panel.now.component')}>
        <Loaded read={read} state={state} skeleton={<Skeleton height={HISTORY_HEIGHT + 28} />}>
          {(component) => (
            <>
              <ComponentPast component={component} />
              <dl className="component-facts">
                <LastScore points={component.points} />
                <Fact name={words.t('panel.now.figure')}>{component.formula}</Fact>
                <Fact name={words.t('panel.now.score')}>{component.scoring}</Fact>
                <Figures name={words.t('panel.now.inputs')} figures={component.inputs} />
                <Figures name={words.t('panel.now.scale')} figures={component.scale} />
              </dl>
            </>
          )}
        </Loaded>
      </Card>
    </div>
  )
}

type ComponentPast = Awaited<ReturnType<ReturnType<typeof readComponent>['load']>>

/** The scores, and on a scale of their own the figures they were made from. */
function ComponentPast({ component }: { readonly component: ComponentPast }) {
  const words = useWords()
  const place = useChartPlace(INDEX_RANGES)
  const { range } = place
  const points = useMemo(() => inRange(component.points, range), [component.points, range])
  const data = useMemo((): [number[], (number | null)[], (number | null)[], null[]] => {
    const at = points.map(({ day }) => Date.parse(day) / 1000)
    return [at, points.map(({ score }) => score), points.map(({ raw }) => raw), points.map(() => null)]
  }, [points])
  if (points.length < 2) return <Empty title={words.t('panel.now.history_soon')} />
  const readout = (at: number) => {
    const point = points[at]
    if (point === undefined) return ''
    const score = point.score === null ? MISSING : words.number(point.score, 1)
    return `${words.date(point.day)}${DOT}${score}${DOT}${words.t('panel.now.figure')} ${figure(point.raw, words)}`
  }
  return (
    <>
      <RangeControl place={place} span={spanOf(data[0])} />
      <LazyPlot
        label={component.label}
        height={HISTORY_HEIGHT}
        data={data}
        range={[0, 100]}
        ticks={[0, 25, 50, 75, 100]}
        ownAxis
        series={(palette) => historySeries(palette, { own: true, smooth: false })}
        readout={readout}
        rest={words.t('panel.now.component_lines')}
        place={place}
        file={{
          name: `vigie-${component.profile}-${component.name}`,
          title: `${component.label}${DOT}${words.t(`index.profile.${component.profile}`)}`,
          lines: [words.t('panel.now.score'), words.t('panel.now.figure')],
          csv: () =>
            csvText(
              ['day', 'score', 'figure'],
              points.map(({ day, score, raw }) => [day, score, raw]),
            ),
        }}
      />
    </>
  )
}

/** The newest score that there is, with its day. */
function LastScore({ points }: Pick<ComponentPast, 'points'>) {
  const words = useWords()
  const last = points.findLast(({ score }) => score !== null)
  if (last === undefined || last.score === null) return null
  return (
    <Fact name={words.t('panel.now.component_score')}>
      {`${words.number(last.score, 1)}${DOT}${words.date(last.day)}`}
    </Fact>
  )
}

const figure = (value: number | null, words: Localizer) => (value === null ? MISSING : words.number(value, 4))

function Fact({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Named figures as they are stored with the score, so that it can be checked. */
function Figures({ name, figures }: { readonly name: string; readonly figures: ComponentPast['inputs'] }) {
  const words = useWords()
  if (figures === null) return null
  const text = Object.entries(figures).map(([key, value]) => {
    const name = words.maybe(`panel.now.given.${key}`, key)
    return `${name}\u00a0${words.number(value, Number.isInteger(value) ? 0 : 4)}`
  })
  return <Fact name={name}>{text.join(', ')}</Fact>
}
