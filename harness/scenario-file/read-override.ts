import type { Override } from '#harness/mta/index.ts';
import { defined } from '#src/core/index.ts';
import { milliseconds } from './durations.ts';
import type { OverrideShape } from './schema-override.ts';

/** The Override page of a connector, its times in milliseconds. */
export const readOverride = ({ transferTimeout, ...written }: OverrideShape): Override =>
  defined({
    ...written,
    openInterval: time(written.openInterval),
    transferInterval: time(written.transferInterval),
    recovery: time(written.recovery),
    lifetime: time(written.lifetime),
    disconnect: time(written.disconnect),
    transferTimeout:
      transferTimeout &&
      defined({
        urgent: seconds(transferTimeout.urgent),
        normal: seconds(transferTimeout.normal),
        nonUrgent: seconds(transferTimeout.nonUrgent),
      }),
  });

const time = (written: number | string | undefined): number | undefined => (written === undefined ? undefined : milliseconds(written));
const seconds = (written: number | undefined): number | undefined => (written === undefined ? undefined : written * 1000);
