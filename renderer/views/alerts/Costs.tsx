import { useState } from 'react'
import { Loaded } from '../../parts/Loaded.tsx'
import { SkeletonLines } from '../../parts/Skeleton.tsx'
import { useRead, useWords } from '../../session.ts'
import { MISSING } from '../../words/words.ts'
import { readCosts } from './reads.ts'

interface CostsProps {
  /** The first and last day of completion; null for any. */
  readonly from: string | null
  readonly to: string | null
  readonly onAsset: (id: number) => void
}

/** What the work on each asset cost and took, the dearest first; read once it is unfolded. */
export function Costs(props: CostsProps) {
  const words = useWords()
  const [open, setOpen] = useState(false)
  return (
    <details className="costs" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.t('panel.costs')}</summary>
      {open && <CostTable {...props} />}
    </details>
  )
}

function CostTable({ from, to, onAsset }: CostsProps) {
  const words = useWords()
  const read = readCosts(from, to)
  const state = useRead(read)
  return (
    <Loaded read={read} state={state} skeleton={<SkeletonLines lines={4} height={20} />}>
      {({ items, cost: total }) =>
        items.length === 0 ? (
          <p className="muted">{words.t('panel.costs.none')}</p>
        ) : (
          <div className="table-frame">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{words.t('panel.costs.asset')}</th>
                  <th scope="col" className="number">
                    {words.t('panel.costs.done')}
                  </th>
                  <th scope="col" className="number">
                    {words.t('panel.costs.time')}
                  </th>
                  <th scope="col" className="number">
                    {words.t('field.cost')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {items.map(({ asset_id, asset_name, completed, duration_minutes: minutes, cost }) => (
                  <tr key={asset_id}>
                    <th scope="row">
                      <button type="button" className="alert-title" onClick={() => onAsset(asset_id)}>
                        {asset_name}
                      </button>
                    </th>
                    <td className="number">{words.number(completed)}</td>
                    <td className="number">{minutes === 0 ? MISSING : words.span(minutes * 60_000)}</td>
                    <td className="number">{words.number(cost, 2)}</td>
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row" colSpan={3}>
                    {words.t('panel.costs.total')}
                  </th>
                  <td className="number">{words.number(total, 2)}</td>
                </tr>
              </tfoot>
            </table>
          </div>
        )
      }
    </Loaded>
  )
}
