/**
 * What is believed about one quantity and its rate of change: a constant-velocity Kalman filter in one
 * dimension. The state of a box is four of these: with the diagonal noise that SORT and ByteTrack use,
 * their 8 × 8 matrices fall apart into exactly such 2 × 2 blocks.
 */
export interface Estimate {
  readonly value: number;
  /** Change per second. */
  readonly rate: number;
  readonly valueVariance: number;
  readonly covariance: number;
  readonly rateVariance: number;
}

export function estimateFrom(value: number, valueStd: number, rateStd: number): Estimate {
  return { value, rate: 0, valueVariance: valueStd ** 2, covariance: 0, rateVariance: rateStd ** 2 };
}

/** The belief `seconds` later, if nothing but accelerations of about `accelerationStd` happened. */
export function predict(estimate: Estimate, seconds: number, accelerationStd: number): Estimate {
  const noise = accelerationStd ** 2;
  const { value, rate, valueVariance, covariance, rateVariance } = estimate;
  return {
    value: value + rate * seconds,
    rate,
    valueVariance:
      valueVariance + 2 * seconds * covariance + seconds ** 2 * rateVariance + (noise * seconds ** 4) / 4,
    covariance: covariance + seconds * rateVariance + (noise * seconds ** 3) / 2,
    rateVariance: rateVariance + noise * seconds ** 2,
  };
}

/** The belief after a measurement that is wrong by about `measuredStd`. */
export function correct(estimate: Estimate, measured: number, measuredStd: number): Estimate {
  const { value, rate, valueVariance, covariance, rateVariance } = estimate;
  const total = valueVariance + measuredStd ** 2;
  const valueGain = valueVariance / total;
  const rateGain = covariance / total;
  const surprise = measured - value;
  return {
    value: value + valueGain * surprise,
    rate: rate + rateGain * surprise,
    valueVariance: (1 - valueGain) * valueVariance,
    covariance: (1 - valueGain) * covariance,
    rateVariance: rateVariance - rateGain * covariance,
  };
}
