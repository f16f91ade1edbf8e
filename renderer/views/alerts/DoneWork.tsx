import { Failure } from '../../parts/Failure.tsx'
import { useGrowing } from '../../parts/useGrowing.ts'
import { useWords } from '../../session.ts'
import { withParams } from '../../shell/address.ts'
import { hrefOf } from '../../shell/panel-route.ts'
import { DOT } from '../../words/dot.ts'
import { readDone } from './reads.ts'
import { WorkDetails } from './WorkDetails.tsx'

/** As many as fit beside the form of an asset. */
const PAGE = 5

/** What was done on an asset, the latest planned first, and what all of it cost. */
export function DoneWork({ assetId }: { readonly assetId: number }) {
  const words = useWords()
  const { state, limit, more } = useGrowing(PAGE, () => readDone(assetId))
  const { data, error } = state
  const total = data?.reduce((sum, { cost }) => sum + (cost ?? 0), 0) ?? 0
  return (
    <details className="readings">
      <summary>
        {words.t('panel.done_work')}
        {data && (
          <span className="muted">
            {`${DOT}${words.number(data.length)}`}
            {total > 0 && `${DOT}${words.t('panel.done_work.cost', { cost: words.number(total, 2) })}`}
          </span>
        )}
      </summary>
      {error !== undefined && <Failure error={error} />}
      {data?.length === 0 && <p className="muted">{words.t('panel.done_work.none')}</p>}
      <ul className="rows">
        {data?.slice(0, limit).map((one) => (
          <li key={one.id}>
            <strong className="wrap-anywhere">{one.title}</strong>{' '}
            <span className="muted">{words.day(one.completed_on ?? one.planned_on)}</span>
            <WorkDetails maintenance={one} />
          </li>
        ))}
      </ul>
      {data && data.length > limit && (
        <button type="button" className="button link" onClick={more}>
          {words.t('panel.older')}
        </button>
      )}
      {data && data.length > 0 && (
        <a
          className="button link"
          href={withParams(hrefOf('alerts', 'maintenances'), { asset: String(assetId), show: 'completed' })}
        >
          {words.t('panel.done_work.change')}
        </a>
      )}
    </details>
  )
}
