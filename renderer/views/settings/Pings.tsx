/** The signs of life: whether they arrive, a test, and the form of each. */
import { useState } from 'react'
import { Failure } from '../../parts/Failure.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useNow } from '../../parts/useNow.ts'
import { useRead, useSession, useWords } from '../../session.ts'
import { showToast } from '../../shell/toast.ts'
import { PingDialog } from './PingDialog.tsx'
import { type PingItem, readPings, useTargetName } from './ping-reads.ts'

/** The pings with what became of their last call, and a way to add one. */
export function Pings() {
  const words = useWords()
  const state = useRead(readPings)
  const { reads } = useSession()
  const [open, setOpen] = useState<PingItem | 'new' | null>(null)
  const close = () => {
    setOpen(null)
    reads.invalidate(['settings'])
  }
  return (
    <fieldset className="field-group">
      <legend>{words.t('panel.pings')}</legend>
      <p className="muted">{words.t('panel.pings.what')}</p>
      <Loaded read={readPings} state={state}>
        {(pings) =>
          pings.length === 0 ? (
            <p className="muted">{words.t('panel.pings.none')}</p>
          ) : (
            <ul className="rows">
              {pings.map((ping) => (
                <PingRow key={ping.target} ping={ping} onEdit={() => setOpen(ping)} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <div className="buttons">
        <button type="button" className="button" onClick={() => setOpen('new')}>
          {words.t('panel.pings.add')}
        </button>
      </div>
      {open !== null && <PingDialog ping={open === 'new' ? null : open} onClose={close} />}
    </fieldset>
  )
}

interface PingRowProps {
  readonly ping: PingItem
  readonly onEdit: () => void
}

function PingRow({ ping, onEdit }: PingRowProps) {
  const words = useWords()
  const { client, reads } = useSession()
  const action = useAction()
  const name = useTargetName()(ping.target)
  const test = () =>
    void action.run(async () => {
      const { problem } = await client.pings.test({ target: ping.target })
      reads.invalidate(['settings'])
      showToast(problem ?? words.t('panel.pings.tested', { name }))
    })
  return (
    <li className="channel">
      <span className="channel-head">
        <strong>{name}</strong>
        <span className="muted">{ping.style}</span>
      </span>
      <PingStateText ping={ping} />
      <span className="buttons">
        <button type="button" className="button small" disabled={action.busy} onClick={test}>
          {words.t('panel.notices.test')}
        </button>
        <button type="button" className="button small" onClick={onEdit}>
          {words.t('panel.channels.edit')}
        </button>
      </span>
      {action.error !== undefined && <Failure error={action.error} />}
    </li>
  )
}

function PingStateText({ ping: { enabled, problem, last_sent_at } }: { readonly ping: PingItem }) {
  const words = useWords()
  const now = useNow(30_000)
  if (!enabled) return <span className="muted">{words.t('panel.channels.off')}</span>
  if (problem !== null) return <span className="reason">{problem}</span>
  const text =
    last_sent_at === null
      ? words.t('panel.channels.unused')
      : words.t('panel.channels.sent', { when: words.when(last_sent_at, now) })
  return <span className="muted">{text}</span>
}
