/** The signs of life: whether they arrive, a test, and the form of each. */
import { useState } from 'react'
import { Loaded } from '../../parts/Loaded.tsx'
import { useRead, useSession, useWords } from '../../session.ts'
import { DeliveryRow } from './DeliveryRow.tsx'
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
  const { client } = useSession()
  const { target, style } = ping
  const name = useTargetName()(target)
  return (
    <DeliveryRow
      name={name}
      service={style}
      delivery={ping}
      test={() => client.pings.test({ target })}
      tested={words.t('panel.pings.tested', { name })}
      onEdit={onEdit}
    />
  )
}
