/** Line icons on a 20 px grid. They repeat a visible label, so they are hidden from screen readers. */

const PATHS = {
  now: 'M3.5 12a6.5 6.5 0 0 1 13 0M10 12l3.2-4.2M5 15h10',
  alerts: 'M10 3a4.5 4.5 0 0 1 4.5 4.5V12l1.5 2.5H4L5.5 12V7.5A4.5 4.5 0 0 1 10 3ZM8.5 17h3',
  trades: 'M10 3v10M6 9.5l4 4 4-4M4 17h12',
  jobs: 'M3 5h9M16 5h1M3 10h3M10 10h7M3 15h9M16 15h1M14 3.5v3M8 8.5v3M14 13.5v3',
  occupations: 'M5 3h7l3 3v11H5zM12 3v3h3M8 9.5h4M8 13h4',
  analysis: 'M3 11h3l2-6 4 11 2-5h3',
  log: 'M4 5h12M4 8.5h12M4 12h8M4 15.5h5',
  settings:
    'M10 7.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6ZM10 2.5v2.3M10 15.2v2.3M2.5 10h2.3M15.2 10h2.3M4.7 4.7l1.6 1.6M13.7 13.7l1.6 1.6M4.7 15.3l1.6-1.6M13.7 6.3l1.6-1.6',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  search: 'M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4ZM12.8 12.8 17 17',
  close: 'M5 5l10 10M15 5 5 15',
  back: 'M12 4l-6 6 6 6',
  table: 'M3.5 4.5h13v11h-13zM3.5 8.5h13M8 8.5v7',
  update: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15ZM10 13.5v-7M7 9.2l3-3 3 3',
} as const

/** The name of an icon. */
export type IconName = keyof typeof PATHS

/** An icon in the colour of the text around it. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth={name === 'more' ? 2.6 : 1.5}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
