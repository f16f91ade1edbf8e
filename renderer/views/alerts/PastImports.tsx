import { Failure } from '../../parts/Failure.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useRead, useSession, useWords } from '../../session.ts'
import { showToast } from '../../shell/toast.ts'
import { countsText } from '../../words/counts.ts'
import { readImports } from './reads.ts'

const SHOWN = 5

/** The latest imports, each with a way back. */
export function PastImports() {
  const words = useWords()
  const { client, reads } = useSession()
  const action = useAction()
  const { data } = useRead(readImports)
  if (data === undefined || data.length === 0) return null
  const undo = (id: number) =>
    void action.run(async () => {
      await client.maintenances.undoImport({ id })
      reads.invalidate(['alerts'])
      showToast(words.t('panel.import.undone'))
    })
  return (
    <details>
      <summary>{words.t('panel.import.past_imports')}</summary>
      {action.error !== undefined && <Failure error={action.error} />}
      <ul className="past-imports">
        {data.slice(0, SHOWN).map((one) => (
          <li key={one.id}>
            {words.t(
              one.undone_at === null ? 'panel.import.past_import' : 'panel.import.past_import.undone',
              {
                file:
                  one.action === null ? one.file_name || String(one.id) : words.t(`panel.bulk.${one.action}`),
                counts: countsText({ new: one.created, changed: one.updated }, words),
              },
            )}{' '}
            <span className="muted">{words.moment(one.imported_at)}</span>
            {one.undone_at === null && (
              <button
                type="button"
                className="button small"
                disabled={action.busy}
                onClick={() => undo(one.id)}
              >
                {words.t('panel.import.undo')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
