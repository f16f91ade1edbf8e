/** The channels of notifications: whether they arrive, a test, and the form of each. */

import { useState } from 'react'
import { Loaded } from '../../parts/Loaded.tsx'
import { useRead, useSession, useWords } from '../../session.ts'
import { ChannelDialog } from './ChannelDialog.tsx'
import { type ChannelItem, readChannels } from './channel-reads.ts'
import { DeliveryRow } from './DeliveryRow.tsx'

/** The channels with what became of their last delivery, and a way to add one. */
export function Channels() {
  const words = useWords()
  const state = useRead(readChannels)
  const { reads } = useSession()
  const [open, setOpen] = useState<ChannelItem | 'new' | null>(null)
  const close = () => {
    setOpen(null)
    reads.invalidate(['settings'])
  }
  return (
    <fieldset className="field-group">
      <legend>{words.t('field.channels')}</legend>
      <Loaded read={readChannels} state={state}>
        {(channels) =>
          channels.length === 0 ? (
            <p className="muted">{words.t('panel.channels.none')}</p>
          ) : (
            <ul className="rows">
              {channels.map((channel) => (
                <ChannelRow key={channel.name} channel={channel} onEdit={() => setOpen(channel)} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <div className="buttons">
        <button type="button" className="button" onClick={() => setOpen('new')}>
          {words.t('panel.channels.add')}
        </button>
      </div>
      {open !== null && <ChannelDialog channel={open === 'new' ? null : open} onClose={close} />}
    </fieldset>
  )
}

interface ChannelRowProps {
  readonly channel: ChannelItem
  readonly onEdit: () => void
}

function ChannelRow({ channel, onEdit }: ChannelRowProps) {
  const words = useWords()
  const { client } = useSession()
  const { name, preset } = channel
  return (
    <DeliveryRow
      name={name}
      service={words.maybe(`channel.preset.${preset}`, preset)}
      delivery={channel}
      test={() => client.channels.test({ name })}
      tested={words.t('panel.channels.tested', { name })}
      onEdit={onEdit}
    />
  )
}
