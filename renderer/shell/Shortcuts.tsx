import { Suspense, useEffect, useState } from 'react'
import { useRead, useWords } from '../session.ts'
import { readSettings } from '../store/known.ts'
import { failureSentence } from '../words/failure.ts'
import { later } from './later.ts'
import { goTo, VIEWS, type View } from './panel-route.ts'
import { undoLast } from './toast.ts'

const Palette = later(async () => (await import('./Palette.tsx')).Palette)
const ShortcutList = later(async () => (await import('./ShortcutList.tsx')).ShortcutList)

/** The letter of each view, after `g`. */
export const VIEW_KEYS: { readonly [V in View]: string } = {
  now: 'n',
  alerts: 'a',
  trades: 't',
  jobs: 'j',
  occupations: 'o',
  analysis: 'y',
  log: 'l',
  settings: 's',
}

/** Between `g` and the letter of a view, ms. */
const CHORD_MS = 1500

type OpenedShortcuts = 'palette' | 'list' | null

/**
 * Ctrl-K or Command-K opens the commands, Ctrl-Z takes the last action back while its notice is shown. Unless the owner has
 * switched them off, for who dictates (WCAG 2.1.4): `?` opens the list of keys, `/` the search of a list, `g` and a letter a view.
 */
export function Shortcuts() {
  const words = useWords()
  const [open, setOpen] = useState<OpenedShortcuts>(null)
  const { data: settings } = useRead(readSettings)
  const single = settings?.appearance.single_keys !== false
  useEffect(() => {
    let chord = 0
    const onKey = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase()
      const withControl = event.ctrlKey || event.metaKey
      if (withControl && key === 'k') {
        event.preventDefault()
        setOpen('palette')
        return
      }
      if (event.altKey || isTyping(event.target) || document.querySelector('dialog[open]')) return
      if (withControl && !event.shiftKey && key === 'z') undoLast((error) => failureSentence(error, words))
      if (withControl || !single) return
      const now = performance.now()
      const view = VIEWS.find((one) => VIEW_KEYS[one] === event.key)
      if (now - chord < CHORD_MS && view !== undefined) goTo(view)
      else if (event.key === '?') setOpen('list')
      else if (event.key === '/' && focusSearch()) event.preventDefault()
      chord = event.key === 'g' ? now : 0
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [single, words])
  if (open === null) return null
  const close = () => setOpen(null)
  return (
    <Suspense>
      {open === 'palette' ? (
        <Palette onClose={close} onKeys={() => setOpen('list')} />
      ) : (
        <ShortcutList single={single} onClose={close} />
      )}
    </Suspense>
  )
}

/** Where a key enters something, or takes back what was entered. */
const TYPED_IN = 'input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest(TYPED_IN) !== null

function focusSearch(): boolean {
  const field = document.querySelector<HTMLElement>('main input[type=search]')
  field?.focus()
  return field !== null
}
