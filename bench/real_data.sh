#!/usr/bin/env bash
# Decides real data sets with the shipped policies, and tabulates the decisions.
#   bench/real_data.sh DATA_FOLDER [OUT_FOLDER]
# DATA_FOLDER holds banking77/, us_airline_tweets/, twcs_sample/ and cfpb_complaints/ as published.
set -uo pipefail
cd "$(dirname "$0")/.."
data=$1
out=${2:-$(mktemp -d)}
remit=.venv/bin/remit
mkdir -p "$out"
decide() { # name, file, mapping
  local started ended
  started=$(date +%s.%N)
  "$remit" decide policies --as-of 2026-03-02 --in "$data/$2" --mapping "bench/data/$3.toml" \
    --out "$out/$1.jsonl" --refused "$out/$1.refused.jsonl" 2> "$out/$1.counts"
  ended=$(date +%s.%N)
  .venv/bin/python bench/tabulate.py "$1" "$out/$1.jsonl" "$out/$1.refused.jsonl" "$(echo "$ended - $started" | bc)"
}
echo "| data | records | refused | handling | decided in section | personal data | seconds |"
echo "| --- | --- | --- | --- | --- | --- | --- |"
decide banking77_train banking77/train.csv banking77
decide banking77_test banking77/test.csv banking77
decide airline_tweets us_airline_tweets/tweets.csv airline_tweets
decide twitter_support twcs_sample/sample.csv twitter_support
decide cfpb_2013_2017 cfpb_complaints/complaints_2013_2017_extract.csv cfpb_2013_2017
decide cfpb_2023 cfpb_complaints/complaints_2023_extract.csv cfpb_2023
