import { each } from '../../parts/each.ts'
import { Failure } from '../../parts/Failure.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useSession, useWords } from '../../session.ts'
import { showToast } from '../../shell/toast.ts'
import { inPages } from '../../store/pages.ts'

/** More unread alerts than Vigie can raise. */
const ALL = 100_000

/** Marks every active alert as read, also those that a filter leaves out; Undo makes them unread again. @param unread how many */
export function MarkAllRead({ unread }: { readonly unread: number }) {
  const words = useWords()
  const { client, reads } = useSession()
  const action = useAction()
  if (unread === 0) return null
  const read = async () => {
    const { items } = await inPages(ALL, (page) =>
      client.alerts.list({ state: 'active', unread: true, ...page }),
    )
    const { message } = await client.alerts.readAll()
    reads.invalidate(['alerts'])
    showToast(message, async () => {
      const { error } = await each(items, ({ id }) => client.alerts.read({ id, read: false }))
      reads.invalidate(['alerts'])
      if (error !== undefined) throw error
    })
  }
  return (
    <>
      <button
        type="button"
        className="button link"
        disabled={action.busy}
        onClick={() => void action.run(read)}
      >
        {words.t('panel.alerts.read_all')}
      </button>
      {action.error !== undefined && <Failure error={action.error} />}
    </>
  )
}
