/** Names around pings that the panel shows too. */

/** How services want to be called; each is one file in `main/adapters/pings/styles/`. */
export const PING_STYLES = ['healthchecks', 'uptime-kuma', 'plain'] as const

/** The target that stands for the whole program; any other is a job. */
export const WHOLE = 'vigie'
