import { describe, expect, it } from 'vitest';
import { withParameters } from '../../src/define/parameters.ts';
import { pipeline } from '../load/fixture.ts';

const { study } = pipeline;

describe('parameters of a run (C-56)', () => {
  it('without any, the study is as declared', () => {
    expect(withParameters(study, {})).toEqual(study);
  });

  it('a day is read as yyyy-mm-dd or dd/mm/yyyy', () => {
    const { window, cutoff } = withParameters(study, {
      from: '2011-02-03',
      to: '1/6/2012',
      cutoff: ' 30/04/2017 ',
    });
    expect({ window, cutoff }).toEqual({
      window: { from: '2011-02-03', to: '2012-06-01' },
      cutoff: '2017-04-30',
    });
  });

  it.each(['31/06/2016', '2016-06-31', '29/02/2015', '2015-13-01', '00/05/2015'])(
    '%s is refused and not rolled over (AP-1)',
    (to) => {
      expect(() => withParameters(study, { to })).toThrow(
        `ETL_TO=${to} is a day that does not exist (AP-1); it is not rolled over to the next month: give a day of the calendar`,
      );
    },
  );

  it('an impossible day in the declaration is refused as well (AP-1)', () => {
    const printed = { ...study, window: { from: '2007-05-23', to: '2016-06-31' } };
    expect(() => withParameters(printed, {})).toThrow(/ETL_TO=2016-06-31 is a day that does not exist/);
  });

  it.each(['soon', '05/2016', '2016', '31-06-2016', '5/6/16', '2016-6-1'])('%s is no day', (cutoff) => {
    expect(() => withParameters(study, { cutoff })).toThrow(/is not a day; write yyyy-mm-dd or dd\/mm\/yyyy/);
  });

  it('a window may be one day long, not shorter', () => {
    expect(withParameters(study, { from: '2012-01-01', to: '2012-01-01' }).window.from).toBe('2012-01-01');
    expect(() => withParameters(study, { from: '2012-01-02', to: '2012-01-01' })).toThrow(
      /lies before ETL_FROM/,
    );
  });

  it('a cut-off may be the last day of the window, not earlier', () => {
    expect(withParameters(study, { cutoff: study.window.to }).cutoff).toBe(study.window.to);
    expect(() => withParameters(study, { cutoff: '2015-12-30' })).toThrow(/the end of the window/);
  });
});
