import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { Dialog } from '../parts/Dialog.tsx'
import { useWords } from '../session.ts'
import { failureSentence } from '../words/failure.ts'
import { matchesSearch } from '../words/search.ts'
import type { PaletteCommand } from './palette-command.ts'
import { showToast } from './toast.ts'
import { useCommands } from './useCommands.ts'

/** As many as one looks through. */
const MOST = 12

interface PaletteProps {
  readonly onClose: () => void
  /** Opens the list of keys. */
  readonly onKeys: () => void
}

/** Views, jobs, assets, records and actions by their names: typed, chosen by arrow keys, done by Enter. */
export function Palette({ onClose, onKeys }: PaletteProps) {
  const words = useWords()
  const id = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const commands = useCommands(typed, onKeys)
  const found = commands.filter(({ text, what }) => matchesSearch(`${text} ${what}`, typed)).slice(0, MOST)
  const current = Math.min(at, found.length - 1)
  useEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: 'nearest' })
  }, [current])

  const act = (command: PaletteCommand | undefined) => {
    if (!command) return
    onClose()
    Promise.resolve(command.act()).catch((error) => showToast(failureSentence(error, words)))
  }
  const onKey = (event: KeyboardEvent) => {
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: (current + 1) % Math.max(1, found.length),
      ArrowUp: (current - 1 + found.length) % Math.max(1, found.length),
    }
    const target = targets[event.key]
    if (target === undefined && event.key !== 'Enter') return
    event.preventDefault()
    if (target === undefined) act(found[current])
    else setAt(target)
  }
  return (
    <Dialog title={words.t('panel.palette')} className="palette" onClose={onClose}>
      <input
        type="text"
        className="input"
        role="combobox"
        aria-label={words.t('panel.palette.what')}
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={found.length > 0 ? `${id}-${current}` : undefined}
        placeholder={words.t('panel.palette.what')}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onKeyDown={onKey}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
      />
      <div id={id} className="palette-list" role="listbox" aria-label={words.t('panel.palette')} ref={list}>
        {found.map((command, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the focus and the keys
          <div
            key={command.key}
            id={`${id}-${place}`}
            role="option"
            aria-selected={place === current}
            tabIndex={-1}
            onClick={() => act(command)}
            onPointerMove={() => setAt(place)}
          >
            <span className="wrap-anywhere">{command.text}</span>
            <span className="muted">{command.what}</span>
          </div>
        ))}
      </div>
      <p className="muted" role="status">
        {found.length === 0 && words.t('panel.palette.none')}
      </p>
    </Dialog>
  )
}
