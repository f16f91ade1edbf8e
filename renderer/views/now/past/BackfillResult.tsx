import { useMemo } from 'react'
import type { BackfilledDay } from '../../../../shared/contract/index-scores.ts'
import type { Fault } from '../../../../shared/run.ts'
import { Empty } from '../../../parts/Empty.tsx'
import { useRead, useWords } from '../../../session.ts'
import { pointsOf } from '../../../words/points.ts'
import { HistoryPlot } from '../HistoryPlot.tsx'
import { type OtherProfile, readComparison } from '../reads.ts'
import { agreementOf } from './agreement.ts'
import { signed } from './BacktestResult.tsx'

interface BackfillResultProps {
  readonly result: {
    readonly days: readonly BackfilledDay[]
    readonly skipped: number
    readonly faults: readonly Fault[]
  }
  readonly profile: OtherProfile
}

/** The result: the number of scored sessions, their plot, and the agreement with the published index. */
export function BackfillResult({ result, profile }: BackfillResultProps) {
  const words = useWords()
  const { days, skipped, faults } = result
  const points = useMemo(
    () => days.map(({ as_of, score, level }) => ({ day: as_of.slice(0, 10), score, level })),
    [days],
  )
  return (
    <div className="past">
      <p className="strong">
        {words.t('panel.past.filled', { count: days.length })}
        {skipped > 0 && ` ${words.t('panel.past.skipped', { count: skipped })}`}
      </p>
      {points.length < 2 ? (
        <Empty title={words.t('panel.now.history_soon')} />
      ) : (
        <HistoryPlot points={points} profile={profile} beside="published" />
      )}
      <Agreement points={points} profile={profile} />
      {faults.length > 0 && (
        <ul className="past-faults">
          {faults.map((fault) => (
            <li key={`${fault.code} ${fault.message}`}>{fault.message}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

interface AgreementProps {
  readonly points: readonly { readonly day: string; readonly score: number }[]
  readonly profile: OtherProfile
}

/** The comparison with the published index, if there is one for these days. */
function Agreement({ points, profile }: AgreementProps) {
  const words = useWords()
  const { data } = useRead(readComparison(profile))
  const found = useMemo(() => agreementOf(points, data?.points ?? []), [points, data])
  if (!data?.index || found === null) return null
  return (
    <dl className="facts">
      <div>
        <dt>{words.t('panel.past.correlation_with', { name: data.index.name })}</dt>
        <dd>{signed(found.correlation, 3, words)}</dd>
      </div>
      {!data.index.inverse && (
        <div>
          <dt>{words.t('panel.past.difference')}</dt>
          <dd>{words.t('panel.past.points', pointsOf(found.difference, words))}</dd>
        </div>
      )}
      <div>
        <dt>{words.t('panel.past.scored')}</dt>
        <dd>{words.number(found.days)}</dd>
      </div>
    </dl>
  )
}
