import { memo, useState } from 'react'
import type { IndexComponent, LatestScore } from '../../../shared/contract/index-scores.ts'
import { Card } from '../../parts/Card.tsx'
import { type LevelBounds, levelOfScore } from '../../parts/level.ts'
import { SkeletonLines } from '../../parts/Skeleton.tsx'
import { TableToggle } from '../../parts/TableToggle.tsx'
import { useWords } from '../../session.ts'
import { withParams } from '../../shell/address.ts'
import { DOT } from '../../words/dot.ts'
import { pointsOf } from '../../words/points.ts'
import { MISSING } from '../../words/words.ts'
import { ComponentsTable } from './ComponentsTable.tsx'

/** How strongly each component pulls to fear or to greed. */
export const ComponentsCard = memo(function ComponentsCard({
  latest,
}: {
  readonly latest: LatestScore | undefined
}) {
  const words = useWords()
  const [table, setTable] = useState(false)
  const components = latest?.components
  return (
    <Card title={words.t('panel.now.components')} aside={<TableToggle table={table} onChange={setTable} />}>
      {!components && <SkeletonLines lines={6} height={39} />}
      {components && table && <ComponentsTable components={components} />}
      {components && !table && (
        <ul className="components">
          {components.map((component) => (
            <ComponentRow key={component.name} component={component} levels={latest.levels} />
          ))}
        </ul>
      )}
    </Card>
  )
})

interface ComponentRowProps {
  readonly component: IndexComponent
  readonly levels: LevelBounds
}

function ComponentRow({ component, levels }: ComponentRowProps) {
  const words = useWords()
  const { score, reason, freshness } = component
  return (
    <li className={score === null ? 'component missing' : 'component'}>
      <a
        className="component-name"
        href={withParams(window.location.hash, { component: component.name, zoom: null })}
      >
        {component.label}
      </a>
      {score !== null && <PullBar score={score} levels={levels} />}
      <span className="component-score">{score === null ? MISSING : words.number(score, 1)}</span>
      <span className="component-note">
        {words.percent(component.weight)}
        {DOT}
        {score === null
          ? (reason?.message ?? words.t('panel.now.no_reason'))
          : words.t('panel.now.brings', pointsOf(component.contribution, words))}
        {score !== null && freshness && freshness.age_days > 0 && `${DOT}${words.shortDay(freshness.day)}`}
      </span>
    </li>
  )
}

/** A bar from the middle: left for fear, right for greed. */
function PullBar({ score, levels }: { readonly score: number; readonly levels: LevelBounds }) {
  const from = Math.min(50, score)
  const width = Math.abs(score - 50)
  return (
    <span className="pull" aria-hidden="true">
      <span
        style={{
          left: `${from}%`,
          width: `${width}%`,
          background: `var(--level-${levelOfScore(score, levels)})`,
        }}
      />
    </span>
  )
}
