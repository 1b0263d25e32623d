-- Repeats one request; each response must be a line of the file ANSWERS.
dofile("bench/predict.lua")

local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init()
  expected, wrong, first = {}, 0, ""
  for line in io.lines(os.getenv("ANSWERS")) do
    expected[line] = 0
  end
end

function response(status, headers, body)
  if status == 200 and expected[body] then
    expected[body] = expected[body] + 1
  else
    wrong = wrong + 1
    if first == "" then first = status .. " " .. body end
  end
end

function done(summary, latency, requests)
  local wrong, seen = 0, {}
  for _, thread in ipairs(threads) do
    wrong = wrong + thread:get("wrong")
    if thread:get("first") ~= "" then print(thread:get("first")) end
    for body, times in pairs(thread:get("expected")) do
      seen[body] = (seen[body] or 0) + times
    end
  end
  for body, times in pairs(seen) do print(times .. " x " .. body) end
  local errors = summary.errors
  print(string.format("%d answers, %d wrong, %d connections, reads or writes that failed, %d timed out",
    summary.requests, wrong, errors.connect + errors.read + errors.write, errors.timeout))
end
