/** A button that opens a list of actions: arrows open it and move, Escape and a click elsewhere close, the focus returns. */
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'

interface MenuItem {
  readonly key: string
  readonly label: ReactNode
  readonly act: () => void
}

/** Minimum distance between a list and the edge of the window, px. */
const EDGE = 8

interface MenuProps {
  readonly label: ReactNode
  /** The accessible name, if the label alone is unclear. */
  readonly name?: string
  readonly items: readonly MenuItem[]
  readonly className?: string
  readonly buttonClass?: string
  readonly disabled?: boolean
}

/** Closes before the chosen item runs, so that a dialog it opens gets the focus. */
export function Menu({ label, name, items, className = '', buttonClass = '', disabled = false }: MenuProps) {
  const [open, setOpen] = useState(false)
  const atEnd = useRef(false)
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()

  useLayoutEffect(() => {
    const list = open && root.current?.querySelector<HTMLElement>('[role=menu]')
    if (list) keepInWindow(list)
  }, [open])

  useEffect(() => {
    if (!open) return
    const items = root.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? []
    items[atEnd.current ? items.length - 1 : 0]?.focus()
    atEnd.current = false
    const closeOutside = (event: PointerEvent) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', closeOutside)
    return () => document.removeEventListener('pointerdown', closeOutside)
  }, [open])

  const close = () => {
    setOpen(false)
    button.current?.focus()
  }

  return (
    <div className={`menu ${className}`} ref={root}>
      <button
        type="button"
        ref={button}
        className={`button ${buttonClass}`}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={name}
        disabled={disabled}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
          event.preventDefault()
          atEnd.current = event.key === 'ArrowUp'
          setOpen(true)
        }}
      >
        {label}
      </button>
      {open && (
        <div
          role="menu"
          id={id}
          aria-label={name ?? (typeof label === 'string' ? label : undefined)}
          onKeyDown={(event) => onMenuKey(event, close)}
        >
          {items.map((item) => (
            <button
              key={item.key}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                close()
                item.act()
              }}
            >
              {item.label}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

/** Moves the list into the window if the button is near its edge. */
function keepInWindow(list: HTMLElement): void {
  const { left, right } = list.getBoundingClientRect()
  const over = Math.max(0, right + EDGE - document.documentElement.clientWidth)
  const shift = over > 0 ? -over : Math.max(0, EDGE - left)
  if (shift !== 0) list.style.translate = `${shift}px`
}

function onMenuKey(event: KeyboardEvent<HTMLDivElement>, close: () => void): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')]
  const at = items.indexOf(document.activeElement as HTMLElement)
  const targets: Record<string, number> = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (at - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  }
  const target = targets[event.key]
  if (target !== undefined) {
    event.preventDefault()
    items[target]?.focus()
  } else if (event.key === 'Escape' || event.key === 'Tab') {
    if (event.key === 'Escape') event.preventDefault()
    close()
  }
}
