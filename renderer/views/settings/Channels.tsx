/** The channels of notifications: whether they arrive, a test, and the form of each. */

import { useState } from 'react'
import { Failure } from '../../parts/Failure.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useNow } from '../../parts/useNow.ts'
import { useRead, useSession, useWords } from '../../session.ts'
import { showToast } from '../../shell/toast.ts'
import { ChannelDialog } from './ChannelDialog.tsx'
import { type ChannelItem, readChannels } from './channel-reads.ts'

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
  const { client, reads } = useSession()
  const action = useAction()
  const test = () =>
    void action.run(async () => {
      const { problem } = await client.channels.test({ name: channel.name })
      reads.invalidate(['settings'])
      showToast(problem ?? words.t('panel.channels.tested', { name: channel.name }))
    })
  return (
    <li className="channel">
      <span className="channel-head">
        <strong>{channel.name}</strong>
        <span className="muted">{words.maybe(`channel.preset.${channel.preset}`, channel.preset)}</span>
      </span>
      <ChannelStateText channel={channel} />
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

function ChannelStateText({ channel }: { readonly channel: ChannelItem }) {
  const words = useWords()
  const now = useNow(30_000)
  const { enabled, problem, last_sent_at } = channel
  if (!enabled) return <span className="muted">{words.t('panel.channels.off')}</span>
  if (problem !== null) return <span className="reason">{problem}</span>
  const text =
    last_sent_at === null
      ? words.t('panel.channels.unused')
      : words.t('panel.channels.sent', { when: words.when(last_sent_at, now) })
  return <span className="muted">{text}</span>
}
