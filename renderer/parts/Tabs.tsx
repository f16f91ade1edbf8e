/** The sections of a view, as links: each has its own address. */
interface TabsProps {
  readonly name: string
  readonly tabs: readonly { readonly href: string; readonly label: string; readonly current: boolean }[]
}

/** Links to the sections of a view; the current one is marked for screen readers too. */
export function Tabs({ name, tabs }: TabsProps) {
  return (
    <nav className="tabs" aria-label={name}>
      {tabs.map((tab) => (
        <a key={tab.href} href={tab.href} aria-current={tab.current ? 'page' : undefined}>
          {tab.label}
        </a>
      ))}
    </nav>
  )
}
