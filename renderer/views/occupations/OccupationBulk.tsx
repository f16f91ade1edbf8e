import type { OccupationSummary } from '../../../shared/contract/occupations-answers.ts'
import type { OccupationStatus } from '../../../shared/occupation.ts'
import { BulkBar } from '../../parts/BulkBar.tsx'
import { useBulk } from '../../parts/useBulk.ts'
import type { RowSelection } from '../../parts/useSelection.ts'
import { useSession, useWords } from '../../session.ts'
import { OCCUPATION_STATUSES } from '../../vocabulary.computed.ts'

interface OccupationBulkProps {
  /** Those that are picked. */
  readonly records: readonly OccupationSummary[]
  readonly selection: RowSelection<string>
}

/** Publishes all picked records, or makes them drafts again; each can be undone as a whole. Rewriting costs money and asks first. */
export function OccupationBulk({ records, selection }: OccupationBulkProps) {
  const words = useWords()
  const { client, reads } = useSession()
  const { action, run } = useBulk(() => reads.invalidate(['occupations']))
  const doneText = (count: number) => words.t('panel.bulk.done', { count })
  const set = (status: OccupationStatus) =>
    run(
      records.filter((record) => record.status !== status),
      ({ code }) => client.occupations.setStatus({ code, status }),
      doneText,
      ({ code, status: before }) => client.occupations.setStatus({ code, status: before }),
    )
  return (
    <BulkBar selection={selection}>
      {OCCUPATION_STATUSES.map((status) => (
        <button
          key={status}
          type="button"
          className="button small"
          disabled={action.busy || records.every((record) => record.status === status)}
          onClick={() => set(status)}
        >
          {words.t(`panel.occupations.bulk.${status}`)}
        </button>
      ))}
    </BulkBar>
  )
}
